package it.ponte.vacancy;

import static it.ponte.vacancy.Offers.BRANDI;
import static it.ponte.vacancy.Offers.offer;
import static it.ponte.vocabulary.Verdict.RECORDED;
import static it.ponte.vocabulary.Verdict.UNCHANGED;
import static it.ponte.vocabulary.Verdict.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import it.ponte.TestDatabase;
import it.ponte.access.PublicCode;
import it.ponte.vocabulary.ContractType;
import it.ponte.vocabulary.Education;
import it.ponte.work.Worklist;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VacanciesTest {
    private static final Instant NOON = Instant.parse("2026-03-10T11:00:00Z");
    private static final Instant MARCH_1 = Instant.parse("2026-03-01T08:00:00Z");

    private final Vacancies vacancies = new Vacancies(
            TestDatabase.client(),
            Clock.fixed(NOON, ZoneOffset.UTC),
            new Worklist(TestDatabase.client(), TestDatabase.transactions()));

    @BeforeEach
    void empty() {
        TestDatabase.clean();
    }

    @Test
    void whatIsOfferedComesBackAsItWasTold() {
        RecordedVacancy recorded = record(offer("1", 2, null, MARCH_1));

        Vacancy vacancy = vacancies.get(recorded.vacancy());

        assertThat(recorded.verdict()).isEqualTo(RECORDED);
        assertThat(PublicCode.VACANCY.matches(recorded.code())).isTrue();
        assertThat(vacancy)
                .isEqualTo(new Vacancy(
                        recorded.vacancy(),
                        recorded.code(),
                        offer("1", 2, null, MARCH_1),
                        NOON,
                        null,
                        0,
                        Set.of("vehicle-repair"),
                        Set.of(offer("1", 2, null, MARCH_1).company().name())));
        assertThat(vacancies.byCode(recorded.code())).contains(vacancy);
    }

    @Test
    void ofOffersThatSpeakOfTheSameDayTheOneToldLaterStands() {
        RecordedVacancy later = record(offer("1", 2, null, MARCH_1, MARCH_1.plusSeconds(60)));

        assertThat(record(offer("1", 5, null, MARCH_1, MARCH_1)).verdict()).isEqualTo(UNCHANGED);

        assertThat(vacancies.get(later.vacancy()).offer().seats()).isEqualTo(2);
    }

    @Test
    void anOfferThatTellsLittleComesBackTooAndItsSetsHaveNoOrder() {
        VacancyDraft bare = new VacancyDraft(
                BRANDI,
                "2",
                "Aiuto officina",
                new Company("Officine Brandi", null, null, null),
                1,
                ContractType.PERMANENT,
                40,
                Set.of(),
                null,
                null,
                Set.of(),
                Set.of(),
                null,
                null,
                new JobProfile(Education.UNKNOWN, false, List.of(), List.of(), List.of()),
                MARCH_1,
                MARCH_1);

        assertThat(vacancies.get(record(bare).vacancy()).offer()).isEqualTo(bare);
        assertThat(record(bare).verdict()).isEqualTo(UNCHANGED);
    }

    @Test
    void theSameContentIsUnchangedOtherContentUpdatesAndAnOlderMessageIsKeptOut() {
        RecordedVacancy first = record(offer("1", 2, null, MARCH_1));

        assertThat(record(offer("1", 2, null, MARCH_1.plusSeconds(10))))
                .isEqualTo(new RecordedVacancy(UNCHANGED, first.code(), first.vacancy()));
        assertThat(record(offer("1", 5, null, MARCH_1.plusSeconds(5))).verdict())
                .isEqualTo(UNCHANGED);
        assertThat(vacancies.get(first.vacancy()).offer().seats()).isEqualTo(2);

        assertThat(record(offer("1", 3, null, MARCH_1.plusSeconds(20))))
                .isEqualTo(new RecordedVacancy(UPDATED, first.code(), first.vacancy()));
        assertThat(vacancies.get(first.vacancy()).offer().seats()).isEqualTo(3);
        assertThat(record(offer("1", 2, null, MARCH_1.plusSeconds(30))).verdict())
                .as("A, B, A is three messages")
                .isEqualTo(UPDATED);
    }

    @Test
    void messagesOfOneListAreAnsweredInItsOrder() {
        List<RecordedVacancy> verdicts = TestDatabase.transaction()
                .execute(tx -> vacancies.record(List.of(
                        offer("9", 1, null, MARCH_1), offer("1", 1, null, MARCH_1), offer("9", 2, null, MARCH_1))));

        assertThat(verdicts).extracting(RecordedVacancy::verdict).containsExactly(RECORDED, RECORDED, UPDATED);
        assertThat(vacancies.get(verdicts.get(0).vacancy()).offer().externalId())
                .isEqualTo("9");
    }

    @Test
    void openAreThoseWithAFreeSeatThatAreNeitherClosedNorPastTheirLastDay() {
        RecordedVacancy open = record(offer("open", 1, LocalDate.of(2026, 3, 10), MARCH_1));
        record(offer("past", 1, LocalDate.of(2026, 3, 9), MARCH_1));
        RecordedVacancy full = record(offer("full", 2, null, MARCH_1));
        RecordedVacancy closed = record(offer("closed", 1, null, MARCH_1));
        vacancies.countHire(full.vacancy());
        assertThat(vacancies.open()).extracting(Vacancy::code).containsExactly(open.code(), full.code(), closed.code());

        vacancies.countHire(full.vacancy());
        assertThat(vacancies.close(BRANDI, closed.code())).isTrue();

        assertThat(vacancies.open()).extracting(Vacancy::code).containsExactly(open.code());
        assertThat(vacancies.get(full.vacancy()).hired()).isEqualTo(2);
    }

    @Test
    void aVacancyIsLookedAtAloneByTheSameRule() {
        RecordedVacancy open = record(offer("open", 1, LocalDate.of(2026, 3, 10), MARCH_1));
        RecordedVacancy past = record(offer("past", 1, LocalDate.of(2026, 3, 9), MARCH_1));

        assertThat(vacancies.open(open.vacancy())).contains(vacancies.get(open.vacancy()));
        assertThat(vacancies.open(past.vacancy())).isEmpty();
    }

    @Test
    void aClosedVacancyStaysClosedWhateverIsSentUnderItsNumber() {
        RecordedVacancy closed = record(offer("1", 1, null, MARCH_1));
        vacancies.close(BRANDI, closed.code());

        record(offer("1", 4, null, MARCH_1.plusSeconds(10)));

        assertThat(vacancies.get(closed.vacancy()).closedAt()).isEqualTo(NOON);
        assertThat(vacancies.close(BRANDI, closed.code())).isFalse();
    }

    @Test
    void aPartnerSeesAndClosesItsOwnOnly() {
        RecordedVacancy one = record(offer("1", 1, null, MARCH_1));
        RecordedVacancy two = record(offer("2", 1, null, MARCH_1));

        assertThat(vacancies.find("coop-il-ponticello", one.code())).isEmpty();
        assertThat(vacancies.close("coop-il-ponticello", one.code())).isFalse();
        assertThat(vacancies.of("coop-il-ponticello", 0, 10)).isEmpty();
        assertThat(vacancies.find(BRANDI, one.code())).isPresent();
        assertThat(vacancies.of(BRANDI, 0, 1)).extracting(Vacancy::code).containsExactly(one.code());
        assertThat(vacancies.of(BRANDI, one.vacancy(), 10))
                .extracting(Vacancy::code)
                .containsExactly(two.code());
    }

    @Test
    void anOfferWithoutSeatsOrWithImpossibleHoursIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> offer("1", 0, null, MARCH_1));
        assertThatIllegalArgumentException().isThrownBy(() -> offer("1", 1000, null, MARCH_1));
    }

    private RecordedVacancy record(VacancyDraft draft) {
        return TestDatabase.transaction()
                .execute(tx -> vacancies.record(List.of(draft)).get(0));
    }
}
