package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.SocialServicesFile;
import it.ponte.TestDatabase;
import it.ponte.TestPeople;
import it.ponte.TestPeople.TestPerson;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrialPageTest {
    private static final String PATH = "/console/prova";
    private static final String SERVICE = "servizi-sociali-valmora";
    private static final Pattern RECEIPT =
            Pattern.compile("href=\"data:text/csv;base64,([^\"]+)\" download=\"([^\"]+)\"");

    private final TestPerson person = TestPeople.next();
    private Visitor operator;

    @BeforeEach
    void one_operator_is_signed_in() {
        TestOperators.onlyOne();
        operator = Visitor.operator();
        operator.get(PATH);
    }

    @AfterEach
    void nothing_was_stored() {
        for (String table : List.of("envelope", "envelope_line", "problem", "referral", "beneficiary", "work")) {
            assertThat(TestDatabase.client()
                            .sql("select count(*) from " + table)
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void an_understood_line_shows_each_field_with_its_value() {
        HttpResponse<String> answer = tried(line("P-1"));

        assertThat(answer.body())
                .contains("1 compresa", "beneficiary.lastName", person.lastName(), person.bornOn() + "", "NATO IL")
                .contains("fissato dal tracciato")
                .containsPattern("versione [0-9a-f]{12}")
                .doesNotContain("??", "da correggere");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void a_faulty_line_shows_what_is_wrong_and_the_receipt_says_the_same() {
        String page = tried(line("P-1") + line("P-2").replaceFirst("\\d\\d/\\d\\d/\\d{4}", "31/02/1980"))
                .body();

        assertThat(page)
                .contains("1 compresa", "1 da correggere", "NATO IL", "Non è una data valida.", "Atteso: gg/mm/aaaa.")
                .doesNotContain("31/02/1980", "dd/MM/yyyy.");
        Matcher receipt = RECEIPT.matcher(page);
        assertThat(receipt.find()).isTrue();
        assertThat(receipt.group(2)).isEqualTo("segnalazioni.csv.receipt.csv");
        assertThat(new String(Base64.getDecoder().decode(receipt.group(1)), StandardCharsets.UTF_8))
                .contains("2;understood;;;;", "3;refused;;NATO IL;NOT_A_DATE;dd/MM/yyyy");
    }

    @Test
    void columns_that_are_not_mapped_are_named_once_and_warnings_by_line() {
        String sex = ";" + person.sex() + ";";
        String warned = line("P-1").replace(sex, sex.equals(";F;") ? ";M;" : ";F;");
        String file = (SocialServicesFile.HEADER + warned + line("P-2")).replace("\n", ";segreta\n");
        byte[] content = file.replaceFirst("segreta", "DIAGNOSI").getBytes(StandardCharsets.UTF_8);

        String page =
                operator.postFile(PATH, "a.csv", content, "mittente", SERVICE).body();

        assertThat(page)
                .containsOnlyOnce("DIAGNOSI")
                .contains("Inviate e non mappate", "2 comprese", "1 con un avviso", "parla dell&#39;altro sesso")
                .doesNotContain("segreta", "da correggere");
    }

    @Test
    void who_asks_for_protection_is_not_shown() {
        assertThat(tried(line("P-1").replace(";NO;", ";SI;")).body())
                .contains("1 da correggere", "IDENTITY_NOT_ALLOWED")
                .doesNotContain(person.lastName(), person.taxCode());
    }

    @Test
    void a_file_that_cannot_be_read_is_refused_as_a_whole() {
        String page = operator.postFile(PATH, "a.csv", "N. PRATICA\n1\n".getBytes(), "mittente", SERVICE)
                .body();

        assertThat(page).contains("rifiutato per intero", "riga 1,", "Manca una colonna.");
    }

    @Test
    void what_a_file_says_is_no_markup() {
        assertThat(tried(line("P-<b>1</b>")).body())
                .contains("P-&lt;B&gt;1")
                .doesNotContain("<b>")
                .doesNotContain("<B>");
    }

    @Test
    void the_page_stands_in_both_languages_and_chooses_the_sender_that_its_address_names() {
        assertThat(operator.get(PATH + "?lang=en").body())
                .contains("Try a file")
                .doesNotContain("??");

        assertThat(operator.get(PATH + "?lang=it&mittente=" + SERVICE).body())
                .contains("Prova il file")
                .containsPattern("<option value=\"" + SERVICE + "\" selected")
                .doesNotContain("officine-brandi");
    }

    @Test
    void a_missing_file_or_sender_is_said() {
        assertThat(operator.postFile(PATH, "", new byte[0], "mittente", SERVICE).body())
                .contains("Scegli un file.");
        assertThat(operator.postFile(PATH, "a.csv", new byte[1], "mittente", "officine-brandi")
                        .body())
                .contains("Scegli un mittente.");
    }

    @Test
    void a_file_that_is_too_large_is_said_to_be() {
        for (int megabytes : new int[] {6, 20}) {
            HttpResponse<String> answer =
                    operator.postFile(PATH, "a.csv", new byte[megabytes << 20], "mittente", SERVICE);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("troppo grande");
        }
        assertThat(operator.postFile(PATH, "a.csv", new byte[(5 << 20) + 1], "mittente", SERVICE)
                        .body())
                .contains("TOO_LARGE");
    }

    @Test
    void only_an_operator_and_only_here_sends_a_file() {
        Visitor stranger = new Visitor();
        stranger.get("/segnala/caritas-valmora");
        assertThat(stranger.postFile("/segnala/caritas-valmora", "a.csv", new byte[1])
                        .statusCode())
                .isEqualTo(415);
        assertThat(stranger.postFile(PATH, "a.csv", new byte[1]).uri().getPath())
                .isEqualTo("/accesso");
        operator.get("/console/operatori");
        assertThat(operator.postFile("/console/operatori", "a.csv", new byte[1], "nome", "anna")
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void a_file_that_no_form_of_ours_sent_is_refused() {
        operator.get("/css/ponte.css");
        assertThat(operator.postFile(PATH, "a.csv", new byte[1], "mittente", SERVICE)
                        .statusCode())
                .isEqualTo(403);
    }

    private HttpResponse<String> tried(String lines) {
        byte[] content = (SocialServicesFile.HEADER + lines).getBytes(StandardCharsets.UTF_8);
        return operator.postFile(PATH, "segnalazioni.csv", content, "mittente", SERVICE);
    }

    private String line(String number) {
        return SocialServicesFile.line(number, person, "MAGAZZINO", "assistente@servizi.example");
    }
}
