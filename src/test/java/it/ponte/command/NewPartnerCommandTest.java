package it.ponte.command;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.partner.Installation;
import it.ponte.reading.Wrapped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewPartnerCommandTest {
    private static final String CSV = "N. pratica,Cognome,Nome,Nato il,Patologia\n7,Bruni,Ada,3/2/1990,x\n";

    @TempDir
    Path home;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void anInstallation() {
        Installation.copied(home);
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
        assertThat(new CheckCommand(routes -> List.of(), Clock.systemUTC()).errors(home))
                .isEmpty();
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
    void aLawAboutDisabilityIsNeverProposedHoweverItIsWritten() throws IOException {
        run("nuovo", "--from", file("N. pratica;L.68 (S/N);Legge 68/99;L. 104;Coll. mirato\n7;S;S;N;N\n"));

        assertThat(home.resolve("mappings/nuovo/mapping.yaml"))
                .content()
                .containsSubsequence("# about health", "L.68 (S/N)", "Legge 68/99", "L. 104", "Coll. mirato")
                .doesNotContain("# sent and not mapped");
    }

    @Test
    void daysAreNeverTakenForCodesNorAnythingElseForDays() throws IOException {
        run(
                "nuovo",
                "--from",
                file("{\"id\":\"7\",\"consenso\":true,\"dataConsenso\":\"2026-10-01\",\"disponibilita\":\"POM\"}"));

        assertThat(home.resolve("mappings/nuovo/mapping.yaml"))
                .content()
                .containsPattern("basis.givenOn: +\\{from: dataConsenso, as: date yyyy-MM-dd}\n")
                .containsPattern("basis.kind: +\\{value: CONSENT}")
                .doesNotContain("2026-10-01", "availableFrom", "from: consenso, as: date");
    }

    @Test
    void theShortNamesOfAMunicipalExportAreKnown() throws IOException {
        run(
                "nuovo",
                "--from",
                file("N.ro Fasc.;Cognome Ut.;Nome Ut.;Cittad.;Comune Resid.;Motivo Inv.;Ass. Soc. Rif.;Mail Ass. Soc.\n"
                        + "7;Bruni;Ada;ALBANESE;Bologna;DIS;Ivo Re;i.re@ente.example\n"));

        assertThat(home.resolve("mappings/nuovo/mapping.yaml"))
                .content()
                .containsPattern("externalId: +\\{from: N.ro Fasc.}|externalId: +\\{from: \"N.ro Fasc.\"}")
                .containsPattern("beneficiary.firstName: +\\{from: Nome Ut.}")
                .containsPattern("beneficiary.citizenship: +\\{from: Cittad., as: citizenship}")
                .containsPattern("province: +\\{from: Comune Resid., as: province-of-comune}")
                .containsPattern("caseworker.name: +\\{from: Ass. Soc. Rif.}")
                .contains("from: Motivo Inv., codes: reason", "from: Mail Ass. Soc.}")
                .doesNotContain("# sent and not mapped");
    }

    @Test
    void whyAnOutcomeCameIsNotTakenForWhySomebodyWasReferred() throws IOException {
        run(
                "nuovo",
                "--from",
                file("id;Riferito a;Esito;Data esito;Motivo\n7;R-2222-222G;CLOSED;2026-03-01;formazione\n"),
                "--produces",
                "outcome");

        assertThat(home.resolve("mappings/nuovo/mapping.yaml"))
                .content()
                .contains("from: Motivo, codes: reason", "# formazione:")
                .doesNotContain("TRAINING", "otherwise");
    }

    @Test
    void aListOfATypewriterIsProposedWithItsShortDaysAndWithoutItsFreeText() throws IOException {
        run(
                "nuovo",
                "--from",
                file("N. pratica|nato/a il|data cons.|mail op.|Lingue|Nota\n"
                        + "7|3-2-90|1-11-26|i.re@ente.example|arabo|cerca casa\n8|31-12-85|2-11-26||cinese|\n"));

        assertThat(home.resolve("mappings/nuovo/mapping.yaml"))
                .content()
                .containsPattern("beneficiary.bornOn: +\\{from: nato/a il, as: date d-M-yy}\n")
                .containsPattern("basis.givenOn: +\\{from: data cons., as: date d-M-yy}\n")
                .containsPattern("caseworker.email: +\\{from: mail op.}\n")
                .contains("# languages:   # fill in, a language and its level: it:B1, ar:NATIVE")
                .containsSubsequence("# about health", "#   Nota");
    }

    @Test
    void whoIsInventedIsAWomanInEveryColumn() throws IOException {
        run("nuovo", "--from", file("N. pratica;Cognome;CF;Sesso\n7;Bruni;;uno\n8;Dini;;due\n"));
        Path mapping = home.resolve("mappings/nuovo/mapping.yaml");
        String completed = Files.readString(mapping)
                .replace("# codes:", "codes:")
                .replace("  # beneficiary", "  beneficiary")
                .replace("# uno:", "uno: F")
                .replace("# due:", "due: M");
        Files.writeString(mapping, completed);

        assertThat(new SampleCommand().run(home, new String[] {"nuovo", "--renew"}, TestTerminal.over(printed)))
                .isZero();

        assertThat(home.resolve("mappings/nuovo/samples/01-invented.csv"))
                .content()
                .containsPattern("Rossetti;RSSMRT84E52F257V;(?i)uno")
                .containsPattern("Ferrari;FRRPLA71S30A944V;(?i)due");
        assertThat(home.resolve("mappings/nuovo/samples/01-invented.problems.json"))
                .doesNotExist();
    }

    @Test
    void whoseSampleIsNotWrittenIsToldToWriteItWhenTheFilesAreRight() throws IOException {
        run("nuovo", "--from", file("Cognome;Nome\nBruni;Ada\n"));
        assertThat(said()).contains("No sample was written", "- ponte sample nuovo");

        printed.reset();
        Files.delete(home.resolve("mappings/nuovo/mapping.yaml"));
        Files.delete(home.resolve("config/partners/nuovo.yaml"));
        run("nuovo", "--from", file(CSV));
        assertThat(said())
                .contains(
                        "Written: mappings/nuovo/samples/01-invented.csv\n",
                        "Written: mappings/nuovo/samples/01-invented.json\n")
                .contains("- ponte sample nuovo --renew");
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
        Files.delete(home.resolve("config/partners/csm-valmora.yaml"));
        Files.delete(home.resolve("mappings/csm-valmora/mapping.yaml"));
        assertThat(run("csm-valmora", "--from", file(CSV))).isEqualTo(2);
        assertThat(said()).contains("stands there already");
        assertThat(run("nuovo")).isEqualTo(2);
        assertThat(run("Nuovo!", "--from", file(CSV))).isEqualTo(2);
        assertThat(run("nuovo", "--from", file(CSV), "--kind", "NOBODY")).isEqualTo(2);
        assertThat(run("nuovo", "--from", file("una parola sola"))).isEqualTo(2);
        assertThat(run("nuovo", "--from", "no-such-file.csv")).isEqualTo(2);

        assertThat(home.resolve("mappings/nuovo")).doesNotExist();
    }

    @Test
    void aFileInAZipIsProposedFromAndAnEncryptedOneIsSaidToBeSo() throws Exception {
        byte[] csv = CSV.getBytes(StandardCharsets.UTF_8);
        Path zip = home.resolve("arrived.zip");
        Files.write(zip, Wrapped.zip(csv, Wrapped.PASSWORD, EncryptionMethod.AES, "elenco.csv"));
        assertThat(run("nuovo", "--from", zip.toString())).isEqualTo(2);
        assertThat(said().strip())
                .isEqualTo("The file cannot be read: it is encrypted. Open it, and give what is inside.");

        Files.write(zip, Wrapped.zip(csv, null, EncryptionMethod.NONE, "elenco.csv"));
        assertThat(run("nuovo", "--from", zip.toString())).isZero();
        assertThat(home.resolve("mappings/nuovo/mapping.yaml")).content().contains("from: Cognome");
    }

    private String file(String content) throws IOException {
        return Files.writeString(home.resolve("arrived"), content).toString();
    }

    private int run(String... arguments) {
        return new NewPartnerCommand(Clock.systemUTC()).run(home, arguments, TestTerminal.over(printed));
    }

    private String said() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
