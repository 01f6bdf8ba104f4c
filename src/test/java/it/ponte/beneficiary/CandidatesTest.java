package it.ponte.beneficiary;

import static it.ponte.beneficiary.Drafts.ELENA;
import static it.ponte.beneficiary.Drafts.FORM;
import static it.ponte.beneficiary.Drafts.HEALTH;
import static it.ponte.beneficiary.Drafts.NOON;
import static it.ponte.beneficiary.Drafts.SOCIAL;
import static it.ponte.beneficiary.Drafts.from;
import static it.ponte.beneficiary.Drafts.record;
import static it.ponte.beneficiary.Drafts.recordOne;
import static it.ponte.beneficiary.LegalBasis.Kind.CONSENT;
import static it.ponte.beneficiary.LegalBasis.Kind.PUBLIC_TASK;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.vocabulary.ConsentScope;
import it.ponte.vocabulary.Education;
import it.ponte.vocabulary.Exposure;
import it.ponte.vocabulary.Language;
import it.ponte.vocabulary.LanguageLevel;
import it.ponte.vocabulary.Licence;
import it.ponte.vocabulary.Shift;
import it.ponte.vocabulary.Transversal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CandidatesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);

    @BeforeEach
    void empty() {
        TestDatabase.clean();
    }

    @Test
    void aCandidateBringsHerWholeProfileAndIsOneEvenWhenSheCanStartLaterOnly() {
        Profile profile = new Profile(
                Education.VOCATIONAL,
                Set.of("cooking", "dish-washing"),
                List.of(new Language("it", LanguageLevel.B1), new Language("ar", LanguageLevel.NATIVE)),
                Set.of(Transversal.RELATIONAL),
                Set.of(Licence.B),
                new Availability(10, 25, Set.of(Shift.MORNING), TODAY.plusDays(60)),
                "MO",
                Set.of("BO", "RE"),
                Set.of(Exposure.HEIGHTS),
                Set.of("00ff"),
                Set.of(Set.of("00aa", "00bb")));
        Recorded her = recordOne(from(SOCIAL, "1").profile(profile));

        assertThat(candidates(her))
                .containsExactly(new Candidate(
                        her.beneficiary(), Drafts.beneficiaries().code(her.beneficiary()), profile, false, true, NOON));
    }

    @Test
    void withoutABasisThatHoldsTodaySheIsSeenButNotToBeMatched() {
        assertThat(hasBasis(new LegalBasis(PUBLIC_TASK, TODAY, TODAY))).isTrue();
        assertThat(hasBasis(new LegalBasis(PUBLIC_TASK, TODAY.minusDays(9), TODAY.minusDays(1))))
                .isFalse();
        assertThat(hasBasis(new LegalBasis(PUBLIC_TASK, TODAY.plusDays(1), TODAY.plusDays(9))))
                .isFalse();
        assertThat(hasBasis(null)).isFalse();
    }

    @Test
    void aConsentHoldsTwelveMonthsAtMostWhateverIsTold() {
        LocalDate given = LocalDate.of(2025, 1, 31);

        assertThat(new LegalBasis(CONSENT, given, given.plusYears(5)).until()).isEqualTo(LocalDate.of(2026, 1, 31));
        assertThat(new LegalBasis(CONSENT, given, given.plusDays(3)).until()).isEqualTo(given.plusDays(3));
        assertThat(new LegalBasis(PUBLIC_TASK, given, given.plusYears(5)).until())
                .isEqualTo(given.plusYears(5));
        assertThat(hasBasis(new LegalBasis(CONSENT, given, given.plusYears(5)))).isFalse();
    }

    @Test
    void todayIsTheDayInRome() {
        recordOne(from(SOCIAL, "1").basis(new LegalBasis(PUBLIC_TASK, TODAY, TODAY)));
        Clock beforeMidnightInRome = Clock.fixed(Instant.parse("2026-03-10T22:59:00Z"), ZoneOffset.UTC);
        Clock afterMidnightInRome = Clock.fixed(Instant.parse("2026-03-10T23:01:00Z"), ZoneOffset.UTC);

        assertThat(all(beforeMidnightInRome)).singleElement().matches(Candidate::hasBasis);
        assertThat(all(afterMidnightInRome)).singleElement().matches(her -> !her.hasBasis());
    }

    @Test
    void oneOpenReferralWithABasisIsEnoughAndAWithdrawnOneDoesNotCount() {
        LegalBasis holds = LegalBasis.of(PUBLIC_TASK, TODAY);
        Recorded with = recordOne(from(SOCIAL, "1").taxCode(ELENA).basis(holds));
        recordOne(from(HEALTH, "9").taxCode(ELENA).basis(null));
        assertThat(candidates(with)).singleElement().matches(Candidate::hasBasis);

        Drafts.referrals().withdraw(SOCIAL, with.code(), "partner:" + SOCIAL);

        assertThat(candidates(with)).singleElement().matches(her -> !her.hasBasis());
    }

    @Test
    void whoWasWithdrawnEverywhereIsNoCandidateAndWhoEnrolledHerselfStillIs() {
        Recorded referred = recordOne(from(SOCIAL, "2").taxCode(ELENA));
        Recorded again = recordOne(from(HEALTH, "9").taxCode(ELENA));
        Recorded herself = recordOne(from(FORM, "f").taxCode(ELENA).selfEnrolled());

        Drafts.referrals().withdraw(SOCIAL, referred.code(), "partner:" + SOCIAL);
        assertThat(candidates(referred)).hasSize(1);
        Drafts.referrals().withdraw(HEALTH, again.code(), "partner:" + HEALTH);

        assertThat(candidates(referred)).isEmpty();
        assertThat(candidates(herself)).hasSize(1);
    }

    @Test
    void whoseEnrolmentEndedIsNoCandidate() {
        Recorded her = recordOne(from(SOCIAL, "1"));
        TestDatabase.client().sql("update enrolment set ended_at = now()").update();

        assertThat(candidates(her)).isEmpty();
        assertThat(all(Drafts.CLOCK)).isEmpty();
    }

    @Test
    void everyCandidateIsHandedOverOnceHoweverManyTheyAre() {
        record(IntStream.range(0, 1001).mapToObj(i -> from(SOCIAL, "n" + i)).toArray(Drafts[]::new));

        List<Long> seen = new ArrayList<>();
        Drafts.beneficiaries().eachCandidate(candidate -> seen.add(candidate.id()));

        assertThat(seen).hasSize(1001).doesNotHaveDuplicates().isSorted();
    }

    private static boolean hasBasis(LegalBasis basis) {
        TestDatabase.clean();
        return candidates(recordOne(from(SOCIAL, "1").basis(basis))).get(0).hasBasis();
    }

    private static List<Candidate> candidates(Recorded recorded) {
        return Drafts.beneficiaries().candidates(List.of(recorded.beneficiary()));
    }

    private static List<Candidate> all(Clock clock) {
        List<Candidate> seen = new ArrayList<>();
        new Beneficiaries(TestDatabase.client(), TestDatabase.vault(), TestDatabase.protectedRecords(), clock)
                .eachCandidate(seen::add);
        return seen;
    }

    @Test
    @Tag("P13")
    void aConsentThatDoesNotCoverMatchingAllowsNone() {
        assertThat(hasBasis(consent(null))).as("nothing told of its scope").isTrue();
        assertThat(hasBasis(consent(Set.of(ConsentScope.MATCHING)))).isTrue();
        assertThat(hasBasis(consent(Set.of(ConsentScope.CONTACT, ConsentScope.STATISTICS))))
                .isFalse();
        assertThat(hasBasis(consent(Set.of()))).isFalse();
    }

    private static LegalBasis consent(Set<ConsentScope> scope) {
        return new LegalBasis(CONSENT, TODAY, TODAY.plusDays(9), scope);
    }
}
