package it.ponte.command;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.SocialServicesFile;
import it.ponte.TestPeople;
import it.ponte.TestPeople.TestPerson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** {@code ponte map} over the installation of this repository. */
class MapCommandTest {
    private static final String SERVICE = "servizi-sociali-valmora";
    private static final TestPerson PERSON = TestPeople.next();

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void aFileWithoutFaultEndsWithZeroAndShowsWhatEachFieldWouldHold() throws IOException {
        assertThat(run(SERVICE, file(line("M-1")))).isZero();

        assertThat(text())
                .containsPattern("Read by the mapping servizi-sociali-valmora, version [0-9a-f]{12}\\.")
                .contains("line 2: understood")
                .containsPattern("externalId +M-1  \\(N\\. PRATICA\\)")
                .containsPattern("beneficiary\\.bornOn +" + PERSON.bornOn() + "  \\(NATO IL\\)")
                .containsPattern("languages +it:NATIVE  \\(LINGUE\\)")
                .containsPattern("province +MO  \\(said by the mapping\\)")
                .contains("Lines: 1, understood: 1 (with a warning: 0), to correct: 0. Nothing was kept.");
    }

    @Test
    void aFaultyLineEndsWithOneAndTellsFieldAndRuleWithoutTheValue() throws IOException {
        String wrong = line("M-2").replaceFirst("\\d\\d/\\d\\d/\\d{4}", "31/02/1980");

        assertThat(run(SERVICE, file(line("M-1") + wrong))).isEqualTo(1);

        assertThat(text())
                .contains("line 2: understood", "line 3: to correct", "NATO IL: NOT_A_DATE (dd/MM/yyyy)")
                .contains("Lines: 2, understood: 1 (with a warning: 0), to correct: 1.")
                .doesNotContain("31/02/1980");
    }

    @Test
    void whatIsNotMappedIsNamedOnceAndAWarningByItsLine() throws IOException {
        String sex = ";" + PERSON.sex() + ";";
        String header = SocialServicesFile.HEADER.strip() + ";DIAGNOSI\n";
        String lines =
                line("M-1").replace(sex, sex.equals(";F;") ? ";M;" : ";F;").strip() + ";segreta\n";
        Path file = Files.writeString(folder.resolve("a.csv"), header + lines, Charset.forName("windows-1252"));

        assertThat(run(SERVICE, file.toString())).isZero();

        assertThat(text())
                .contains("Sent and not mapped, so dropped while reading: DIAGNOSI.\n")
                .contains("line 2: understood", "warning: COD. FISCALE: TAX_CODE_DIFFERS_FROM_SEX\n")
                .contains("understood: 1 (with a warning: 1), to correct: 0.")
                .doesNotContain("segreta");
    }

    @Test
    void aFileThatCannotBeReadAtAllEndsWithOneAndSaysWhere() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "N. PRATICA;NOME\n1;Marta\n");

        assertThat(run(SERVICE, file.toString())).isEqualTo(1);

        assertThat(text()).contains("The whole file would be refused: MISSING_COLUMN, line 1, ");
    }

    @Test
    void whatATerminalWouldObeyIsNotPrinted() throws IOException {
        assertThat(run(SERVICE, file(line("M\u001b[2J-1")))).isEqualTo(1);

        assertThat(text()).contains("N. PRATICA: CONTROL_CHARACTER").doesNotContain("\u001b");
    }

    @Test
    void whatCannotBeTriedIsSaidAndEndsWithTwo() throws IOException {
        assertThat(run()).isEqualTo(2);
        assertThat(run("ignoto", file(line("M-1")))).isEqualTo(2);
        assertThat(run("officine-brandi", file(line("M-1")))).isEqualTo(2);
        assertThat(run(SERVICE, folder.resolve("manca.csv").toString())).isEqualTo(2);

        assertThat(text())
                .contains("ponte map <partner> <file>")
                .contains("No partner is called ignoto")
                .contains("No channel of officine-brandi names a mapping")
                .contains("The file cannot be read: ");
    }

    @Test
    void aFolderIsNoFileThatCanBeRead() {
        assertThat(run(SERVICE, folder.toString())).isEqualTo(2);

        assertThat(text().strip()).isEqualTo("The file cannot be read: " + folder);
    }

    private static String line(String number) {
        return SocialServicesFile.line(number, PERSON, "MAGAZZINO", "assistente@servizi.example");
    }

    private String file(String lines) throws IOException {
        Path file = folder.resolve("segnalazioni.csv");
        return Files.writeString(file, SocialServicesFile.HEADER + lines, Charset.forName("windows-1252"))
                .toString();
    }

    private int run(String... args) {
        StandardEnvironment settings = new StandardEnvironment();
        settings.getPropertySources().addFirst(new MapPropertySource("test", Map.of("PONTE_HOME", ".")));
        return new MapCommand(settings, Clock.systemUTC()).run(args, TestTerminal.over(printed));
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
