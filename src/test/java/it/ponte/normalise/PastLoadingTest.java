package it.ponte.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.placement.Placing;
import it.ponte.reading.Problem;
import it.ponte.reading.ProblemCode;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lists of an office that begins with the hub, loaded as history. */
class PastLoadingTest {
    private static final Rooms ROOMS = new Rooms();
    private static final String OFFICE = "sportello-valmora";
    private static final String HEADER = "CONTRATTO;NUMERO;IMPRESA;ADDETTI;TIPOLOGIA;DAL;SCADENZA;FINE\n";

    @BeforeEach
    void empty() {
        TestDatabase.clean();
    }

    @AfterAll
    static void close() {
        ROOMS.close();
    }

    private static List<ReceiptLine> load(String mapping) {
        try {
            Path sample = Path.of("mappings", mapping, "samples", "01-complete.csv");
            return ROOMS.settled(OFFICE, mapping, Files.readString(sample, Charset.forName("windows-1252")));
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private static List<String> verdicts(List<ReceiptLine> lines) {
        return lines.stream().map(line -> line.verdict().name()).toList();
    }

    private static List<Map<String, Object>> rows(String sql) {
        return TestDatabase.client().sql(sql).query().listOfRows();
    }

    @Test
    void peopleKeepTheDaysThatTheyHadAndNobodyIsTold() {
        assertThat(verdicts(load("storico-iscrizioni")))
                .containsOnly("RECORDED")
                .hasSize(3);

        assertThat(
                        rows(
                                """
                        select (enrolled_at at time zone 'Europe/Rome')::date::text as enrolled,
                               (ended_at at time zone 'Europe/Rome')::date::text as ended
                        from enrolment order by enrolled_at
                        """))
                .extracting(row -> row.get("enrolled") + " " + row.get("ended"))
                .containsExactly("2023-01-12 null", "2023-02-03 2023-06-15", "2024-01-08 null");
        assertThat(rows("select 1 from referral where not history")).isEmpty();
        assertThat(rows("select kind, on_date::text as day from outcome where history and stamped_at is not null"))
                .extracting(row -> row.get("kind") + " " + row.get("day"))
                .containsExactlyInAnyOrder("INTERVIEWED 2023-01-20", "INTERVIEWED 2024-01-22");
        assertNobodyIsTold();
    }

    private static void assertNobodyIsTold() {
        assertThat(ROOMS.bean(Worklist.class).waiting())
                .doesNotContainKeys(Stage.OUTCOME, Stage.FEEDBACK, Stage.LETTER);
        assertThat(rows("select 1 from feed_entry")).isEmpty();
    }

    @Test
    void contractsAreThePersonsFirstOrNotByTheirDays() {
        load("storico-iscrizioni");
        assertThat(verdicts(load("storico-inserimenti")))
                .containsOnly("RECORDED")
                .hasSize(3);

        assertThat(rows("select started_on::text as day, first, ended_on::text as ended, history from placement"
                        + " order by started_on"))
                .extracting(row ->
                        row.get("day") + " " + row.get("first") + " " + row.get("ended") + " " + row.get("history"))
                .containsExactly(
                        "2023-03-01 true 2023-08-31 true", "2023-09-01 false null true", "2024-02-05 true null true");
        assertNobodyIsTold();
    }

    @Test
    void aHireOfTodayIsNotTheFirstOfSomebodyWhoWasHiredBeforeAndIsTold() {
        String person = load("storico-iscrizioni").get(0).code();
        load("storico-inserimenti");

        ROOMS.settled(
                OFFICE,
                "api-outcome",
                """
                {"externalId": "E-1", "about": "%s", "kind": "HIRED", "on": "2026-03-02", "contractType": "PERMANENT"}
                """
                        .formatted(person));
        ROOMS.bean(Placing.class).stampWaiting();

        assertThat(rows("select first from placement where not history")).containsExactly(Map.of("first", false));
        assertThat(ROOMS.bean(Worklist.class).waiting()).containsEntry(Stage.FEEDBACK, 1L);
    }

    @Test
    void contractsThatOverlapEndEachOnItsOwnDay() {
        load("storico-iscrizioni");
        String lasting = "C-2;2023/0014;Officine Brandi;48;tempo determinato;01/09/2022;31/08/2026;\n";

        contracts("C-1;2023/0014;Alba;6;tempo indeterminato;01/03/2020;;31/05/2024\n", lasting);

        assertThat(terms()).containsExactly("Alba 2020-03-01 2024-05-31", "Officine Brandi 2022-09-01 null");
    }

    @Test
    void contractsThatBeginOrEndOnTheSameDayAreSeveral() {
        load("storico-iscrizioni");

        List<ReceiptLine> lines = contracts(
                "C-1;2023/0014;Alba;6;tempo determinato;01/03/2020;;31/12/2021\n",
                "C-2;2023/0014;Officine Brandi;48;stage;01/03/2020;;31/12/2021\n",
                "C-3;2023/0014;Coop Secchia;90;stage;01/03/2020;;\n");

        assertThat(verdicts(lines)).containsOnly("RECORDED");
        assertThat(terms())
                .containsExactly(
                        "Alba 2020-03-01 2021-12-31",
                        "Officine Brandi 2020-03-01 2021-12-31",
                        "Coop Secchia 2020-03-01 null");
        assertThat(rows("select 1 from placement where first")).hasSize(1);
    }

    @Test
    void anEndThatIsToldTodayEndsTheContractThatStillRuns() {
        String person = load("storico-iscrizioni").get(0).code();
        contracts(
                "C-1;2023/0014;Alba;6;tempo indeterminato;01/03/2020;;\n",
                "C-2;2023/0014;Officine Brandi;48;stage;01/09/2022;;31/05/2024\n");

        told(person, "ENDED", "2026-03-02");

        assertThat(terms()).containsExactly("Alba 2020-03-01 2026-03-02", "Officine Brandi 2022-09-01 2024-05-31");
    }

    @Test
    void aHireThatWasToldTodayIsNotLoadedASecondTimeNorToldAgainOnceItIsLoaded() {
        String person = load("storico-iscrizioni").get(0).code();
        String loaded = "C-1;2023/0014;Alba;6;tempo indeterminato;02/03/2026;;\n";
        told(person, "HIRED", "2026-03-02");
        assertThat(verdicts(contracts(loaded))).containsExactly("UNCHANGED");
        assertThat(terms()).hasSize(1);

        String other = load("storico-iscrizioni").get(2).code();
        contracts("C-4;2024/0101;Alba;6;tempo indeterminato;02/03/2026;;\n");
        TestDatabase.client().sql("delete from work").update();
        assertThat(told(other, "HIRED", "2026-03-02")).isEqualTo("UNCHANGED");
        assertThat(terms()).hasSize(2);
        assertThat(ROOMS.bean(Worklist.class).waiting()).isEmpty();
    }

    private static List<ReceiptLine> contracts(String... lines) {
        return ROOMS.settled(OFFICE, "storico-inserimenti", HEADER + String.join("", lines));
    }

    /** Company, first day and end of each contract. */
    private static List<String> terms() {
        return rows("select concat_ws(' ', company, started_on, coalesce(ended_on::text, 'null')) as term"
                        + " from placement order by started_on, id")
                .stream()
                .map(row -> row.get("term").toString())
                .toList();
    }

    /** Something that the office tells of today, stamped; with its verdict. */
    private static String told(String person, String kind, String day) {
        String contract = kind.equals("HIRED") ? ", \"contractType\": \"PERMANENT\"" : "";
        List<ReceiptLine> lines = ROOMS.settled(
                OFFICE,
                "api-outcome",
                """
                {"externalId": "T-%s", "about": "%s", "kind": "%s", "on": "%s"%s}
                """
                        .formatted(person, person, kind, day, contract));
        ROOMS.bean(Placing.class).stampWaiting();
        return lines.get(0).verdict().name();
    }

    @Test
    void theSameListAgainChangesNothingAndAnEndThatIsNewIsAdded() {
        load("storico-iscrizioni");
        load("storico-inserimenti");

        assertThat(verdicts(load("storico-iscrizioni"))).containsOnly("UNCHANGED");
        assertThat(verdicts(load("storico-inserimenti"))).containsOnly("UNCHANGED");
        String ended = "C-9;2024/0101;Officine Brandi S.r.l.;48;Tirocinio;05/02/2024;04/08/2024;01/08/2024\n";
        String moved = "C-8;2023/0014;Lavanderia Alba s.n.c.;6;tempo indeterminato;02/09/2023;;\n";
        List<ReceiptLine> lines = ROOMS.settled(OFFICE, "storico-inserimenti", HEADER + ended + moved);

        assertThat(verdicts(lines)).containsExactly("UPDATED", "REFUSED");
        assertThat(lines.get(1).problems()).containsExactly(new Problem("", ProblemCode.CONTRADICTION, null));
        assertThat(rows("select ended_on::text as ended from placement where started_on = '2024-02-05'"))
                .containsExactly(Map.of("ended", "2024-08-01"));
    }

    @Test
    void aContractOfSomebodyWhoIsNotOnRecordNamesTheColumn() {
        List<ReceiptLine> lines =
                ROOMS.settled(OFFICE, "storico-inserimenti", HEADER + "C-7;2023/9999;Alba;6;stage;01/03/2023;;\n");

        assertThat(lines.get(0).problems()).containsExactly(new Problem("NUMERO", ProblemCode.UNKNOWN_REFERENCE, null));
    }

    @Test
    void anEnrolmentThatIsOverDoesNotEndTheOneOfToday() {
        ROOMS.settled(
                "cpi-valmora",
                "api-referral",
                """
                {"externalId": "C-1", "beneficiary": {"firstName": "Blessing", "lastName": "Okoro",
                 "codiceFiscale": "KROBSS91S42Z335W"}, "basis": {"kind": "PUBLIC_TASK", "givenOn": "2026-03-01"}}
                """);

        load("storico-iscrizioni");

        assertThat(
                        rows(
                                """
                        select e.ended_at is null as open, count(*) as referrals
                        from referral r join enrolment e on e.id = r.enrolment join beneficiary b on b.id = r.beneficiary
                        where b.id in (select beneficiary from referral group by beneficiary having count(*) = 2)
                        group by 1 order by 1
                        """))
                .containsExactly(Map.of("open", false, "referrals", 1L), Map.of("open", true, "referrals", 1L));
    }
}
