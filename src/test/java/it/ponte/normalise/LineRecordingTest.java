package it.ponte.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.PublicCode;
import it.ponte.reading.Problem;
import it.ponte.reading.ProblemCode;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a line of the hub's own layouts becomes, through the rooms as they stand, over the real database. */
class LineRecordingTest {
    private static final Rooms ROOMS = new Rooms();

    private final Worklist worklist = ROOMS.bean(Worklist.class);

    @BeforeEach
    void empty() {
        TestDatabase.clean();
    }

    @AfterAll
    static void close() {
        ROOMS.close();
    }

    @Test
    void aReferralIsRecordedUpdatedOrUnchangedAndItsPersonIsMatchedWhenSomethingChanged() {
        ReceiptLine first =
                settled("cpi-valmora", "api-referral", referral("Verdi")).get(0);
        assertThat(first.verdict().name()).isEqualTo("RECORDED");
        assertThat(PublicCode.REFERRAL.matches(first.code())).isTrue();
        assertThat(worklist.waiting())
                .containsOnlyKeys(Stage.MATCH_PERSON, Stage.COMPARE)
                .containsEntry(Stage.MATCH_PERSON, 1L);

        ReceiptLine changed =
                settled("cpi-valmora", "api-referral", referral("Verdi Neri")).get(0);
        assertThat(changed.verdict().name()).isEqualTo("UPDATED");
        assertThat(changed.code()).isEqualTo(first.code());
        assertThat(worklist.waiting()).containsEntry(Stage.MATCH_PERSON, 2L);

        ReceiptLine same =
                settled("cpi-valmora", "api-referral", referral("Verdi Neri")).get(0);
        assertThat(same.verdict().name()).isEqualTo("UNCHANGED");
        assertThat(worklist.waiting()).containsEntry(Stage.MATCH_PERSON, 2L);
    }

    @Test
    void aLineWithAWarningIsRecordedAndItsReceiptAndItsProblemsKeepTheWarning() throws IOException {
        String sent = referral("Verdi")
                .replace("\"firstName\"", "\"codiceFiscale\": \"RSSMRT84E52F257V\", \"sex\": \"M\", \"firstName\"");
        Problem warning = new Problem("beneficiary.codiceFiscale", ProblemCode.TAX_CODE_DIFFERS_FROM_SEX, null);

        ReceiptLine line = settled("cpi-valmora", "api-referral", sent).get(0);

        assertThat(line.verdict().name()).isEqualTo("RECORDED");
        assertThat(PublicCode.REFERRAL.matches(line.code())).isTrue();
        assertThat(line.problems()).containsExactly(warning);
        assertThat(receipt(line))
                .contains(";recorded;" + line.code() + ";beneficiary.codiceFiscale;TAX_CODE_DIFFERS_FROM_SEX;");
    }

    private static String receipt(ReceiptLine line) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (ReceiptFile file = new ReceiptFile(bytes)) {
            file.add(line);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theFirstSendingByAServiceIsRecordedAlsoOfAPersonWhomAnotherServiceKnows() {
        String sent =
                referral("Verdi").replace("\"firstName\"", "\"codiceFiscale\": \"RSSMRT84E52F257V\", \"firstName\"");
        settled("cpi-valmora", "api-referral", sent);

        ReceiptLine other = settled("csm-valmora", "api-referral", sent).get(0);

        assertThat(other.verdict().name()).isEqualTo("RECORDED");
        assertThat(other.problems()).isEmpty();
    }

    @Test
    void aVacancyIsRecordedAndMatched() {
        ReceiptLine line = settled("officine-brandi", "api-vacancy", VACANCY).get(0);

        assertThat(line.verdict().name()).isEqualTo("RECORDED");
        assertThat(PublicCode.VACANCY.matches(line.code())).isTrue();
        assertThat(worklist.waiting()).containsOnlyKeys(Stage.MATCH_VACANCY);
    }

    @Test
    void anOutcomeIsRecordedOnceAndHandedOn() {
        String about =
                settled("cpi-valmora", "api-referral", referral("Verdi")).get(0).code();

        ReceiptLine line = settled("cpi-valmora", "api-outcome", outcome(about)).get(0);
        settled("cpi-valmora", "api-outcome", outcome(about));

        assertThat(line.verdict().name()).isEqualTo("RECORDED");
        assertThat(PublicCode.OUTCOME.matches(line.code())).isTrue();
        assertThat(worklist.waiting()).containsEntry(Stage.OUTCOME, 1L);
    }

    @Test
    void whatAStoreRefusesNamesTheFieldThatItsSenderMustLookAt() {
        ReceiptLine line = settled("officine-brandi", "api-outcome", outcome(PublicCode.REFERRAL.next()))
                .get(0);

        assertThat(line.problems()).containsExactly(new Problem("about", ProblemCode.UNKNOWN_REFERENCE, null));
        assertThat(worklist.waiting()).isEmpty();
    }

    private static List<ReceiptLine> settled(String partner, String mapping, String body) {
        return ROOMS.settled(partner, mapping, body);
    }

    private static String referral(String lastName) {
        return """
                {"externalId": "C-1", "beneficiary": {"firstName": "Elena", "lastName": "%s"},
                 "basis": {"kind": "PUBLIC_TASK", "givenOn": "2026-03-01"}}
                """
                .formatted(lastName);
    }

    private static final String VACANCY =
            """
            {"externalId": "J-1", "title": "Addetta al magazzino", "company": {"name": "Officine Brandi"}, "seats": 1,
             "contractType": "FIXED_TERM", "hoursPerWeek": 20}
            """;

    private static String outcome(String about) {
        return """
                {"externalId": "O-1", "about": "%s", "kind": "INTERVIEWED", "on": "2026-03-09"}
                """
                .formatted(about);
    }
}
