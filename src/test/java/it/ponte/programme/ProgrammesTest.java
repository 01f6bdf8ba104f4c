package it.ponte.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.partner.Partners;
import it.ponte.vocabulary.ContractType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgrammesTest {
    private static final String FILE =
            """
            id: uno
            name: Programma Uno
            kind: SECONDMENT
            default: true
            editions:
              - {id: "2025", from: "2025-01-01", until: "2025-12-31", funding: {source: Provincia, reference: P-1}}
              - {id: "2026", from: "2026-01-01", funding: {source: Provincia}}
            rules: {firstInterviewDays: 15, firstNewsDays: 30, contracts: [PERMANENT], leastDays: 180}
            targets: [persone disoccupate]
            """;

    @TempDir
    private Path home;

    @BeforeEach
    void an_installation() throws IOException {
        Files.createDirectories(home.resolve("config/programmes"));
        Files.createDirectories(home.resolve("config/partners"));
        for (String schema : new String[] {"programme.schema.json", "partner.schema.json"}) {
            Files.copy(Path.of("config", schema), home.resolve("config").resolve(schema));
        }
    }

    @Test
    void a_file_says_what_a_programme_is() throws IOException {
        write("uno", FILE);

        Programme programme = programmes().find("uno").orElseThrow();

        assertThat(programme.rules().contracts()).containsExactly(ContractType.PERMANENT);
        assertThat(programme.rules().leastDays()).isEqualTo(180);
        assertThat(programme.editions()).extracting(Edition::until).containsExactly(day("2025-12-31"), null);
        assertThat(programme.targets()).containsExactly("persone disoccupate");
        assertThat(programmes().byDefault()).contains(programme);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "until: \"2025-12-31\"|until: \"2026-01-01\"|editions[1].from: another edition runs on the same days",
                "until: \"2025-12-31\"|until: \"2024-12-31\"|editions[0].until: is before its first day",
                "from: \"2026-01-01\"|from: \"2026-02-30\"|editions[1].from: is no day of the calendar",
                "id: \"2026\"|id: \"2025\"|editions[1].id: stands there twice",
                "[PERMANENT]|[FOR_LIFE]|rules.contracts[0]: is no contract type",
                "firstInterviewDays: 15|firstInterviewDays: 0|rules.firstInterviewDays: must have a minimum value of 1",
                "kind: SECONDMENT|kind: OTHER|kind: ",
                "id: uno|id: due|id: is not the name of the file",
                "name: Programma Uno|name: [|line ",
                "default: true|default: false|exactly one programme is the default, and here are 0"
            })
    void what_is_wrong_is_named_with_its_file_and_key(String right, String wrong, String error) throws IOException {
        write("uno", FILE.replace(right, wrong));

        assertThat(Programmes.errors(home))
                .singleElement()
                .asString()
                .startsWith("config/programmes/")
                .contains(error);
        assertThatThrownBy(this::programmes).hasMessageContaining(error);
    }

    @Test
    void two_defaults_are_one_too_many() throws IOException {
        write("uno", FILE);
        write("due", FILE.replace("id: uno", "id: due"));

        assertThat(Programmes.errors(home)).singleElement().asString().contains("here are 2");
    }

    @Test
    void a_partner_names_a_programme_that_exists() throws IOException {
        write("uno", FILE);
        Files.writeString(
                home.resolve("config/partners/servizio.yaml"),
                """
                id: servizio
                name: Servizio
                kind: SOCIAL_SERVICE
                territory: Valmora
                programme: tre
                channels: [{type: rest}]
                """);

        assertThat(Programmes.errors(home, new Partners(home)))
                .containsExactly("config/partners/servizio.yaml: programme: there is no such programme");
    }

    @Test
    void an_installation_may_have_none() throws IOException {
        Files.delete(home.resolve("config/programmes"));

        assertThat(programmes().all()).isEmpty();
        assertThat(programmes().byDefault()).isEmpty();
    }

    @Test
    void our_own_files_are_right() {
        assertThat(Programmes.errors(Path.of("."), new Partners(Path.of(".")))).isEmpty();
    }

    private Programmes programmes() {
        return new Programmes(home, new Partners(home));
    }

    private void write(String id, String text) throws IOException {
        Files.writeString(home.resolve("config/programmes/" + id + ".yaml"), text);
    }

    private static java.time.LocalDate day(String day) {
        return java.time.LocalDate.parse(day);
    }
}
