package it.ponte.bench;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HubProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * How fast the hub takes in a large file over SFTP, and many small messages over REST, beside what the same database can
 * do at all. {@code ./mvnw -Pbench test}; {@code -Dbench.lines=100000} for a smaller file, {@code -Dbench.seconds=0}
 * without REST. It holds no time to a bar: what it measures is written to {@code docs/benchmarks.md}.
 */
class IntakeBenchmark {
    private static final Path FOLDER = Path.of("target/bench");

    @Test
    void measures() throws Exception {
        int lines = Integer.getInteger("bench.lines", 1_000_000);
        int seconds = Integer.getInteger("bench.seconds", 20);
        Files.createDirectories(FOLDER);
        Report report = new Report();
        begin(report);
        if (lines > 0) {
            measure("intake", hub -> new FileIntake(hub, FOLDER, lines, report).measure(), report);
        }
        if (seconds > 0) {
            measure("rest", hub -> new RestIntake(hub, FOLDER, seconds, report).measure(), report);
        }
        report.write(Path.of(System.getProperty("bench.report", "docs/benchmarks.md")));
    }

    private interface Measuring {
        Flight.Window on(HubProcess hub) throws Exception;
    }

    private static void measure(String name, Measuring measuring, Report report) throws Exception {
        Path folder = Files.createDirectories(FOLDER.resolve(name));
        Flight flight = new Flight(folder);
        Flight.Window window;
        try (HubProcess hub = new HubProcess(folder.resolve("hub"))) {
            hub.with("PONTE_INTAKE_MAX_BYTES", Integer.toString(1 << 30))
                    .with("PONTE_INTAKE_MAX_LINES", Integer.toString(2_000_000))
                    .with("PONTE_API_REQUESTS_PER_MINUTE", "100000000")
                    .withJava(flight.options("-Xmx512m"));
            window = measuring.on(hub);
            assertThat(hub.stop(Duration.ofMinutes(1))).isTrue();
        }
        List<Integer> heap = flight.heapAfterCollections();
        report.item(
                "Heap after each of %,d collections, in tenths of the run (largest, MB): %s.",
                heap.size(), inTenths(heap));
        report.say("");
        report.shares("Where the hub's processor time went, by our innermost method", flight.ownMethods(window));
        report.shares("The same by library", flight.libraries(window));
    }

    private static String inTenths(List<Integer> heap) {
        StringBuilder tenths = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            List<Integer> part = heap.subList(i * heap.size() / 10, (i + 1) * heap.size() / 10);
            tenths.append(i == 0 ? "" : ", ")
                    .append(part.stream().mapToInt(Integer::intValue).max().orElse(0));
        }
        return tenths.toString();
    }

    private static void begin(Report report) {
        report.say("# Benchmarks");
        report.say(
                "Written by `./mvnw -Pbench test` (`src/test/java/it/ponte/bench`). Hub, PostgreSQL and the partner who"
                        + " sends share %d cores; the hub has `-Xmx512m` and the settings it comes with, but"
                        + " for the limits of a file's size and of requests a minute. Absolute figures are"
                        + " this machine's; what can be compared is each figure with the floor of the same run: the same"
                        + " database doing only what cannot be left out.",
                Runtime.getRuntime().availableProcessors());
    }
}
