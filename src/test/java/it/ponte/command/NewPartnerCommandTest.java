package it.ponte.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.FileSystemUtils;

class NewPartnerCommandTest {
    private static final String CSV = "N. pratica,Cognome,Nome,Nato il,Patologia\n7,Bruni,Ada,3/2/1990,x\n";

    @TempDir
    Path home;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void anInstallation() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("config"), home.resolve("config"));
        FileSystemUtils.copyRecursively(Path.of("mappings"), home.resolve("mappings"));
        FileSystemUtils.copyRecursively(Path.of("routes"), home.resolve("routes"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            delimiter = '!',
            textBlock =
                    """
                    sent.json!  {"casi":[{"pratica":"7","persona":{"cognome":"Bruni","nome":"Ada"},"tel":"333 7654321"}]}
                    ndjson!     {"pratica":"7","cognome":"Bruni","data di nascita":"03/02/1990"}|{"pratica":"8","cognome":"Dini"}
                    xml!        <e><casi><caso id="7"><cognome>Bruni</cognome></caso><caso id="8"><cognome>Dini</cognome></caso></casi></e>
                    csv!        N. pratica;Nome e cognome;Cittadinanza|7;Ada Bruni;marocchina|8;Ugo Dini;italiana
                    """)
    void whateverTheFormTheProposalPassesTheCheckWithASampleThatIsUnderstood(String form, String sent)
            throws IOException {
        assertThat(run("nuovo", "--from", file(sent.replace('|', '\n')))).isZero();

        assertThat(home.resolve("mappings/nuovo/samples/01-invented." + form)).exists();
        Path understood = home.resolve("mappings/nuovo/samples/01-invented.json");
        assertThat(understood)
                .content()
                .containsIgnoringCase("Rossetti")
                .containsIgnoringCase("Ferrari")
                .doesNotContain("Bruni", "Dini");
        assertThat(new CheckCommand(routes -> List.of()).errors(home)).isEmpty();
    }

    @Test
    void theSheetOfAWorkbookIsFoundAndItsSampleIsLeftToAPerson() throws IOException {
        String workbook = "mappings/csm-valmora/samples/01-complete.xlsx";

        assertThat(run("nuovo", "--from", workbook, "--kind", "HEALTH_SERVICE")).isZero();

        assertThat(home.resolve("mappings/nuovo/mapping.yaml"))
                .content()
                .contains("{format: xlsx}", "{from: PRATICA}", "beneficiary.bornOn:", "as: date dd/MM/yyyy")
                .contains("#   DIAGNOSI");
        assertThat(said()).contains("A workbook cannot be written");
    }

    @Test
    void whatIsAboutHealthIsNeverProposed() throws IOException {
        run("nuovo", "--from", file(CSV));

        assertThat(home.resolve("mappings/nuovo/mapping.yaml"))
                .content()
                .contains("as: date d/M/yyyy", "# about health", "#   Patologia")
                .doesNotContain("from: Patologia");
    }

    @Test
    void anAntiViolenceCentreGetsNoFieldThatTellsWhoAPersonIs() throws IOException {
        run("nuovo", "--from", file(CSV), "--kind", "ANTI_VIOLENCE_CENTRE");

        assertThat(home.resolve("mappings/nuovo/mapping.yaml"))
                .content()
                .contains("externalId")
                .doesNotContain("from: Cognome", "from: Nome", "from: Nato il");
    }

    @Test
    void nothingIsOverwrittenAndUnclearWordsWriteNothing() throws IOException {
        assertThat(run("csm-valmora", "--from", file(CSV))).isEqualTo(2);
        assertThat(said()).contains("stands there already");
        assertThat(run("nuovo")).isEqualTo(2);
        assertThat(run("Nuovo!", "--from", file(CSV))).isEqualTo(2);
        assertThat(run("nuovo", "--from", file(CSV), "--kind", "NOBODY")).isEqualTo(2);
        assertThat(run("nuovo", "--from", file("una parola sola"))).isEqualTo(2);
        assertThat(run("nuovo", "--from", "no-such-file.csv")).isEqualTo(2);

        assertThat(home.resolve("mappings/nuovo")).doesNotExist();
    }

    private String file(String content) throws IOException {
        return Files.writeString(home.resolve("arrived"), content).toString();
    }

    private int run(String... arguments) {
        return new NewPartnerCommand(Clock.systemUTC())
                .run(home, arguments, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
