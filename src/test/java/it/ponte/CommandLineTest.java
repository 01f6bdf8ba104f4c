package it.ponte;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The short commands, each in a process of its own. */
class CommandLineTest {
    @Test
    void onlyItsOwnWordsAreOnStdoutAndWhyItDidNothingIsOnStderr() throws Exception {
        try (HubProcess ponte = new HubProcess(Path.of("target/command-line"))) {
            Files.deleteIfExists(ponte.log());

            assertThat(ponte.says("check")).isEqualTo("All files are right.\n");
            assertThat(ponte.log()).isEmptyFile();

            assertThat(ponte.says("sample", "ignoto")).isEmpty();
            assertThat(ponte.log()).hasContent("mappings/ignoto: the folder: is missing");
        }
    }
}
