package it.ponte;

import static it.ponte.HubUnderTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.partner.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every step of {@code docs/add-a-partner.md}: one more partner, from a CSV that nobody knows, with files only. */
class SixthPartnerTest {
    private static final Path UNKNOWN = Path.of("src/test/resources/newcomer/estrazione_UE.csv");

    @TempDir
    Path home;

    @BeforeEach
    void theInstallationOfTheRepository() {
        Installation.copied(home);
    }

    @Test
    void aPartnerIsAddedFromAnUnknownCsvWithFilesOnlyAndSends() throws Exception {
        Path mapping = home.resolve("mappings/unione-reno/mapping.yaml");
        try (HubProcess hub = new HubProcess(Path.of("target/sixth-partner")).with("PONTE_HOME", home.toString())) {
            // a proposal out of the file: form, columns, dates, codes
            String proposed =
                    hub.says("new-partner", "unione-reno", "--from", UNKNOWN.toString(), "--name", "Unione Reno");
            assertThat(proposed)
                    .contains("no column was found for what is required: externalId", "2 codes in the mapping");
            assertThat(Files.readString(mapping))
                    .contains("separator: \";\", charset: windows-1252, headerRow: 2")
                    .contains("{from: Cognome e Nome, as: last-name}", "{from: Data nasc., as: date dd.MM.yyyy}")
                    .contains("#   Diagnosi\n#   Note\n", "#   ISEE\n");
            assertThat(hub.says("check")).contains("fields.externalId: is required and not mapped");

            // what only the partner knows: which column is the case number, and what two codes mean
            String completed = Files.readString(mapping)
                    .replace("# externalId: {from: \"\"}", "externalId: {from: Codifica UE}")
                    .replace("# DISOCC:", "DISOCC: JOB_SEARCH")
                    .replace("# PRIMO:", "PRIMO: FIRST_JOB");
            Files.writeString(mapping, completed);

            // an invented sample and what it means
            assertThat(hub.says("sample", "unione-reno")).contains("01-invented.csv", "01-invented.json");
            assertThat(mapping.resolveSibling("samples/01-invented.problems.json"))
                    .doesNotExist();
            assertThat(hub.says("check")).isEqualTo("All files are right.\n");
            assertNothingOfTheFileWasWritten();

            // the sheet for the partner's programmers
            Path sheet = home.resolve("tracciato.pdf");
            assertThat(hub.says("sheet", "unione-reno", sheet.toString())).contains("Written: ");
            assertThat(sheet).isNotEmptyFile();

            // its key; it sends, and reads what became of each line
            String key = hub.key("unione-reno");
            hub.start();
            try (DropBoxClient dropBox = hub.dropBox("unione-reno", key)) {
                dropBox.put("estrazione_UE.csv", Files.readAllBytes(UNKNOWN));
                String receipt = eventually(() -> dropBox.find("out/estrazione_UE.csv.receipt.csv"));
                assertThat(receipt.lines().filter(line -> line.contains("recorded")))
                        .hasSize(3);
                assertThat(receipt).contains("6;refused;;Data nasc.;NOT_A_DATE").doesNotContain("RINALDI");
            }
        }
    }

    /** The file is about people: its names and codes may be used, not what stands in its rows. */
    private void assertNothingOfTheFileWasWritten() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("mappings/unione-reno"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                        .as(file.getFileName().toString())
                        .doesNotContain("ZANETTI", "ZNTRRA", "1112233", "a.montico", "UE/26", "F33.1", "8.200");
            }
        }
    }
}
