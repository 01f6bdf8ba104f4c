package it.ponte.vacancy;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.vocabulary.ContractType;
import it.ponte.vocabulary.Education;
import it.ponte.work.Worklist;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompaniesTest {
    private static final Instant MARCH_1 = Instant.parse("2026-03-01T08:00:00Z");

    private final Companies companies = new Companies(TestDatabase.client());

    @BeforeEach
    void empty() {
        TestDatabase.clean();
    }

    @Test
    void nobodyChangesWhatAnotherPartnerToldOfTheSameCompany() {
        long[] ids = companies.record(List.of(
                offers("officine-brandi", new Company("Officine Brandi", "01234567890", null, null), MARCH_1),
                offers("umana", new Company("Brandi srl", "01234567890", 12, "office"), MARCH_1.plusSeconds(9))));

        assertThat(ids[0]).isNotEqualTo(ids[1]);
        assertThat(stored()).containsExactlyInAnyOrder("Officine Brandi - -", "Brandi srl 12 office");
    }

    @Test
    void aVacancyIsInEverySectorThatAnyPartnerToldOfItsVatNumber() {
        Vacancies vacancies = new Vacancies(
                TestDatabase.client(),
                Clock.fixed(MARCH_1, ZoneOffset.UTC),
                new Worklist(TestDatabase.client(), TestDatabase.transactions()));
        List<RecordedVacancy> recorded = TestDatabase.transaction()
                .execute(tx -> vacancies.record(List.of(
                        offers("umana", new Company("Brandi", "01234567890", null, "office"), MARCH_1),
                        offers("cna", new Company("Brandi", "01234567890", null, "cleaning"), MARCH_1),
                        offers("coop", new Company("Brandi", "01234567890", null, null), MARCH_1),
                        offers("cpi", new Company("Brandi", "09876543210", null, "catering"), MARCH_1),
                        offers("iris", new Company("Brandi", null, null, null), MARCH_1),
                        offers("lega", new Company("Brandi", null, null, "catering"), MARCH_1))));

        Vacancy asked = vacancies.get(recorded.get(0).vacancy());
        assertThat(asked.sectors()).containsExactlyInAnyOrder("office", "cleaning");
        assertThat(asked.offer().company().sector()).isEqualTo("office");
        assertThat(vacancies.get(recorded.get(4).vacancy()).sectors()).isEmpty();
    }

    @Test
    void withoutVatNumberANameMeansACompanyInTheWordsOfOnePartnerOnly() {
        long[] ids = companies.record(List.of(
                offers("umana", new Company("Bar Centrale", null, null, null), MARCH_1),
                offers("umana", new Company("BAR CENTRALE", null, null, null), MARCH_1),
                offers("cna", new Company("Bar Centrale", null, null, null), MARCH_1)));

        assertThat(ids[0]).isEqualTo(ids[1]).isNotEqualTo(ids[2]);
    }

    @Test
    void capitalLettersDoNotChangeTheOrderInWhichCompaniesAreTaken() {
        Company bar = new Company("bar centrale", null, null, null);
        Company caffe = new Company("Caffe Roma", null, null, null);
        companies.record(List.of(offers("umana", bar, MARCH_1), offers("umana", caffe, MARCH_1)));

        CompletableFuture<?> recording = TestDatabase.transaction().execute(tx -> {
            companies.record(List.of(offers("umana", bar, MARCH_1)));
            CompletableFuture<?> waiting = CompletableFuture.runAsync(() -> TestDatabase.transaction()
                    .executeWithoutResult(inner ->
                            companies.record(List.of(offers("umana", caffe, MARCH_1), offers("umana", bar, MARCH_1)))));
            assertThat(waiting).failsWithin(300, TimeUnit.MILLISECONDS);
            companies.record(List.of(offers("umana", caffe, MARCH_1)));
            return waiting;
        });

        assertThat(recording).succeedsWithin(10, TimeUnit.SECONDS);
    }

    @Test
    void theNewestMessageTellsTheFactsAndSilenceLeavesThem() {
        String vat = "01234567890";
        companies.record(List.of(offers("a", new Company("Brandi", vat, 12, null), MARCH_1.plusSeconds(5))));
        companies.record(List.of(offers("a", new Company("Vecchio nome", vat, 3, "office"), MARCH_1)));
        companies.record(List.of(offers("a", new Company("Nuovo nome", vat, null, null), MARCH_1.plusSeconds(9))));

        assertThat(stored()).containsExactly("Nuovo nome 12 office");
    }

    @Test
    void ofTheSameMomentTheMessageThatWasToldLaterIsTheNewest() {
        companies.record(
                List.of(offers("a", new Company("Nuovo nome", null, null, null), MARCH_1, MARCH_1.plusSeconds(5))));
        companies.record(List.of(offers("a", new Company("NUOVO NOME", null, 3, null), MARCH_1, MARCH_1)));

        assertThat(stored()).containsExactly("Nuovo nome 3 -");
    }

    private static List<String> stored() {
        return TestDatabase.client()
                .sql(
                        """
                        select name || ' ' || coalesce(employees::text, '-') || ' ' || coalesce(sector, '-')
                        from company
                        """)
                .query(String.class)
                .list();
    }

    private static VacancyDraft offers(String partner, Company company, Instant asOf) {
        return offers(partner, company, asOf, asOf);
    }

    private static VacancyDraft offers(String partner, Company company, Instant asOf, Instant toldAt) {
        return new VacancyDraft(
                partner,
                "1",
                "Aiuto cucina",
                company,
                1,
                ContractType.ON_CALL,
                20,
                Set.of(),
                null,
                null,
                Set.of(),
                Set.of(),
                null,
                null,
                new JobProfile(Education.UNKNOWN, false, List.of(), List.of(), List.of()),
                asOf,
                toldAt);
    }
}
