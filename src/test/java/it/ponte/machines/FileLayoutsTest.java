package it.ponte.machines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

class FileLayoutsTest {
    private static final String SAMPLE = "mappings/csm-valmora/feedback/01-esiti.csv";

    @TempDir
    private Path home;

    @Test
    void theLayoutsOfThisInstallationWriteTheirSamples() {
        assertThat(FileLayouts.errors(Path.of(""))).isEmpty();
        assertThat(Path.of(SAMPLE)).exists();
    }

    @Test
    void aSampleThatIsWrittenOtherwiseIsNamedByItsLine() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("mappings"), home.resolve("mappings"));
        Path layout = home.resolve("mappings/csm-valmora/feedback.yaml");
        Files.writeString(layout, Files.readString(layout).replace("HIRED: \"40\"", "HIRED: \"45\""));

        assertThat(FileLayouts.errors(home)).containsExactly(SAMPLE + ": line 3: is written otherwise");
    }

    @Test
    void everyErrorIsToldWithFileAndKeyAndTheHubDoesNotStart() throws IOException {
        String wrong =
                """
                produces: feedback
                writes: {format: csv, charset: windows-9999}
                fields:
                  NUMERO: {from: caseNumber, as: date dd/MM/yyyy}
                  GIORNO: {from: "on", as: date dd/MM/yyyy HH:mm}
                  ESITO:  {from: outcome, codes: esito}
                  ALTRO:  {from: outcome, codes: manca}
                  CASO:   {from: referral, codes: esito}
                  MOTIVO: {from: reason, codes: motivo}
                codes:
                  motivo: {MOVED_AWAY: "1", HIRED: "2"}
                  esito: {HIRED: "1", ASSUNTO: "2"}
                """;

        assertThat(errors(wrong))
                .contains(
                        "writes.charset: no such charset",
                        "fields.NUMERO.as: is for on and toldUsAt only",
                        "fields.GIORNO.as: is no pattern that could write it",
                        "codes.esito.ASSUNTO: is no outcome",
                        "codes.esito: has no code for UPDATE, and the field has no otherwise",
                        "codes.esito: has no code for CLOSED, and the field has no otherwise",
                        "fields.ALTRO.codes: there is no table manca",
                        "fields.CASO.codes: is for outcome and reason only",
                        "codes.motivo.HIRED: is no reason",
                        "codes.motivo: has no code for UNREACHABLE, and the field has no otherwise")
                .doesNotContain("codes.esito: has no code for HIRED, and the field has no otherwise");
        assertThatThrownBy(() -> new FileLayouts(home))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("mappings/prova/feedback.yaml: writes.charset: no such charset");
    }

    @Test
    void whatCannotStandBetweenCellsIsNoSeparator() throws IOException {
        for (String separator : List.of("'\"'", "\"\\n\"", "\"\\0\"", "\"\\U0001F600\"")) {
            assertThat(errors("produces: feedback\nwrites: {format: csv, separator: " + separator
                            + "}\nfields: {E: {from: outcome}}\n"))
                    .as(separator)
                    .containsExactly("writes.separator: cannot stand between cells");
        }
    }

    @Test
    void unknownKeysAndAFileThatTellsNoOutcomeAreErrors() throws IOException {
        assertThat(errors("produces: feedback\nwrites: {format: csv, quote: none}\nfields: {A: {from: nome}}\n"))
                .anyMatch(error -> error.startsWith("writes"))
                .anyMatch(error -> error.startsWith("fields.A.from"));
        assertThat(errors("produces: feedback\nwrites: {format: csv}\nfields: {A: {value: x}}\n"))
                .containsExactly("fields: none of them tells outcome");
        assertThat(errors("produces: feedback\n\twrites: {}\n"))
                .singleElement()
                .asString()
                .startsWith("line ");
    }

    @Test
    void whatHasNoCodeIsWrittenAsOtherwiseSays() throws IOException {
        assertThat(
                        errors(
                                """
                        produces: feedback
                        writes: {format: csv}
                        fields: {E: {from: outcome, codes: esito, otherwise: "9"}}
                        codes: {esito: {HIRED: "1"}}
                        """))
                .isEmpty();
        Files.createDirectories(home.resolve("mappings/prova/feedback"));
        Files.writeString(
                home.resolve("mappings/prova/feedback/01.json"),
                """
                [{"referral": "R-1", "caseNumber": "1", "outcome": "HIRED", "on": "2026-03-01", "toldUsAt": "2026-03-01T10:00:00Z"},
                 {"referral": "R-2", "caseNumber": "2", "outcome": "CLOSED", "on": "2026-03-01", "toldUsAt": "2026-03-01T10:00:00Z"}]
                """);
        Files.writeString(home.resolve("mappings/prova/feedback/01.csv"), "E\r\n1\r\n9\r\n");

        assertThat(FileLayouts.errors(home)).isEmpty();
    }

    @Test
    void whyItHappenedIsWrittenInThePartnersCodes() throws IOException {
        errors(
                """
                produces: feedback
                writes: {format: csv}
                fields: {E: {from: outcome}, M: {from: reason, codes: motivo, otherwise: "0"}}
                codes: {motivo: {MOVED_AWAY: "7"}}
                """);
        Files.createDirectories(home.resolve("mappings/prova/feedback"));
        Files.writeString(
                home.resolve("mappings/prova/feedback/01.json"),
                """
                [{"referral": "R-1", "caseNumber": "1", "outcome": "CLOSED", "on": "2026-03-01", "toldUsAt": "2026-03-01T10:00:00Z",
                  "reason": "MOVED_AWAY"},
                 {"referral": "R-2", "caseNumber": "2", "outcome": "HIRED", "on": "2026-03-01", "toldUsAt": "2026-03-01T10:00:00Z"}]
                """);
        Files.writeString(home.resolve("mappings/prova/feedback/01.csv"), "E,M\r\nCLOSED,7\r\nHIRED,0\r\n");

        assertThat(FileLayouts.errors(home)).isEmpty();
    }

    private List<String> errors(String layout) throws IOException {
        Path folder = Files.createDirectories(home.resolve("mappings/prova"));
        Files.copy(
                Path.of("mappings/feedback.schema.json"),
                home.resolve("mappings/feedback.schema.json"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(folder.resolve("feedback.yaml"), layout);
        return FileLayouts.errors(home).stream()
                .map(error -> error.replace("mappings/prova/feedback.yaml: ", ""))
                .toList();
    }
}
