package it.ponte.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.placement.Placing;
import it.ponte.programme.Editions;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked of contracts (deadlines, conversions, who was hired for the first time) counts the past that was loaded. */
class PastCountsTest {
    private static final Rooms ROOMS = new Rooms();
    private static final String OFFICE = "sportello-valmora";
    private static final String HEADER = "CONTRATTO;NUMERO;IMPRESA;ADDETTI;TIPOLOGIA;DAL;SCADENZA;FINE\n";
    private static final String NIVES = "2023/0014;";
    private static final String IVO = "2024/0101;";

    /** Of fixed-term contracts that run on 10 March 2026, the last day that was agreed. */
    private static final String DEADLINES =
            """
            select until::text from placement
            where contract_type = 'FIXED_TERM' and until >= '2026-03-10' and (ended_on is null or ended_on > '2026-03-10')
            order by until
            """;

    /** Permanent contracts with the company with which a fixed term ended the day before, or that it replaced. */
    private static final String CONVERSIONS =
            """
            select kept.company || ' ' || kept.started_on from placement kept
            where kept.contract_type = 'PERMANENT' and exists (
                select from placement fixed
                where fixed.beneficiary = kept.beneficiary and fixed.company = kept.company
                  and fixed.contract_type = 'FIXED_TERM' and fixed.started_on < kept.started_on
                  and fixed.ended_on between kept.started_on - 1 and kept.started_on)
            order by kept.started_on
            """;

    private static final String FIRST =
            "select coalesce(company, '-') || ' ' || started_on from placement where first order by started_on";

    private String nives;

    @BeforeEach
    void people() throws IOException {
        TestDatabase.clean();
        Path people = Path.of("mappings/storico-iscrizioni/samples/01-complete.csv");
        nives = ROOMS.settled(OFFICE, "storico-iscrizioni", Files.readString(people, Charset.forName("windows-1252")))
                .get(0)
                .code();
    }

    @AfterAll
    static void close() {
        ROOMS.close();
    }

    @Test
    void enrolmentsOfThePastBelongToTheEditionOfTheirOwnDay() {
        ROOMS.bean(Editions.class).assign();

        assertThat(
                        asked(
                                """
                        select extract(year from enrolled_at)::int || ' ' || coalesce(programme || ' ' || edition, '-')
                        from enrolment order by enrolled_at
                        """))
                .containsExactly("2023 -", "2023 -", "2024 ixl 2024-2027");
    }

    @Test
    void deadlinesAreThoseOfLoadedContractsThatStillRun() {
        contracts(
                "C-1;" + NIVES + "Alba;6;tempo determinato;01/09/2025;31/08/2026;\n",
                "C-2;" + NIVES + "Officine Brandi;48;tempo determinato;01/01/2026;30/06/2026;28/02/2026\n",
                "C-3;" + IVO + "Alba;6;tempo determinato;01/02/2025;31/01/2026;31/01/2026\n",
                "C-4;" + IVO + "Alba;6;tempo indeterminato;01/02/2026;;\n");
        assertThat(asked(DEADLINES)).containsExactly("2026-08-31");

        told("ENDED", "2026-03-09", "");

        assertThat(asked(DEADLINES)).as("its end was told since").isEmpty();
    }

    @Test
    void anEndThatIsLoadedLaterTakesTheDeadlineAway() {
        String running = "C-1;" + NIVES + "Alba;6;tempo determinato;01/09/2025;31/08/2026;";
        contracts(running + "\n");

        contracts(running + "01/03/2026\n");

        assertThat(asked(DEADLINES)).isEmpty();
    }

    @Test
    void aConversionIsSeenBetweenLoadedContractsAlsoWhereAnotherOverlaps() {
        contracts(
                "C-1;" + NIVES + "Alba;6;tempo determinato;01/03/2023;31/08/2023;31/08/2023\n",
                "C-2;" + NIVES + "Officine Brandi;48;stage;01/06/2023;;15/12/2023\n",
                "C-3;" + NIVES + "Alba;6;tempo indeterminato;01/09/2023;;\n",
                "C-4;" + IVO + "Alba;6;tempo determinato;01/02/2025;31/01/2026;31/12/2025\n",
                "C-5;" + IVO + "Alba;6;tempo indeterminato;01/02/2026;;\n");

        assertThat(asked(CONVERSIONS)).containsExactly("Alba 2023-09-01");
    }

    @Test
    void theFirstContractIsTheOldestWhicheverIsLoadedOrToldFirst() {
        told("HIRED", "2026-03-02", ", \"contractType\": \"PERMANENT\"");
        assertThat(asked(FIRST)).containsExactly("- 2026-03-02");

        contracts("C-2;" + NIVES + "Officine Brandi;48;stage;01/06/2023;;15/12/2023\n");
        assertThat(asked(FIRST)).containsExactly("Officine Brandi 2023-06-01");

        contracts(
                "C-1;" + NIVES + "Alba;6;tempo determinato;01/03/2023;31/08/2023;31/08/2023\n",
                "C-4;" + IVO + "Alba;6;tempo determinato;01/02/2025;31/01/2026;31/12/2025\n");
        assertThat(asked(FIRST)).as("one for each person").containsExactly("Alba 2023-03-01", "Alba 2025-02-01");
    }

    private static void contracts(String... lines) {
        assertThat(ROOMS.settled(OFFICE, "storico-inserimenti", HEADER + String.join("", lines)))
                .extracting(line -> line.verdict().name())
                .isSubsetOf("RECORDED", "UPDATED");
    }

    /** Something that the office tells of Nives today. */
    private void told(String kind, String day, String more) {
        ROOMS.settled(
                OFFICE,
                "api-outcome",
                """
                {"externalId": "T-1", "about": "%s", "kind": "%s", "on": "%s"%s}
                """
                        .formatted(nives, kind, day, more));
        ROOMS.bean(Placing.class).stampWaiting();
    }

    private static List<String> asked(String sql) {
        return TestDatabase.client().sql(sql).query(String.class).list();
    }
}
