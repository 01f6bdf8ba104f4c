package it.ponte.normalise;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@code mvn -Pfuzz test} has found stays mended. Jazzer leaves its findings in {@code CsvFuzzInputs} and the like,
 * and here they are tried without it: its agent would change every class of the whole run.
 */
class FoundByFuzzingTest {
    private static final String INPUTS = "FuzzInputs";

    static List<Path> inputs() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/it/ponte/normalise"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> reader(file).endsWith(INPUTS))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("inputs")
    void whatWasFoundIsReadOrRefused(Path input) throws IOException {
        byte[] sent = Files.readAllBytes(input);
        AnyBytes reader = AnyBytes.valueOf(reader(input).replace(INPUTS, "").toUpperCase(Locale.ROOT));

        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> reader.feed(sent));
    }

    /** The folder of the fuzz test, around that of its method. */
    private static String reader(Path file) {
        return file.getParent().getParent().getFileName().toString();
    }
}
