package it.ponte.bench;

import it.ponte.DropBoxClient;
import it.ponte.HubProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One large file through the drop box, until every line has its answer, its receipt lies in out/ and nothing waits. */
final class FileIntake {
    private static final String PARTNER = "servizi-sociali-valmora";

    private final HubProcess hub;
    private final Path folder;
    private final int lines;
    private final Report report;
    private JdbcClient database;

    FileIntake(HubProcess hub, Path folder, int lines, Report report) {
        this.hub = hub;
        this.folder = folder;
        this.lines = lines;
        this.report = report;
    }

    /** Measures, and says when the hub was at it. */
    Flight.Window measure() throws Exception {
        Path file = InventedFile.of(lines, folder);
        String key = hub.key(PARTNER);
        hub.start();
        database = hub.database();
        report.say("## One file of %,d lines over SFTP", lines);
        report.item(
                "%,.0f MB; every 20th line repeats an earlier one, every 50th has a fault; fsync is %s.",
                Files.size(file) / 1e6,
                database.sql("show fsync").query(String.class).single());
        try (DropBoxClient partner = hub.dropBox(PARTNER, key);
                Watch watch = new Watch(hub, database)) {
            partner.put("large.csv", file);
            Instant begun = Instant.now();
            long left = System.nanoTime();
            waitFor("exists (select from envelope)");
            double kept = since(left);
            waitFor("exists (select from envelope where completed_at is not null)");
            double settled = since(left);
            var window = new Flight.Window(begun, Instant.now());
            double hubSeconds = watch.hubSeconds();
            double databaseSeconds = watch.databaseSeconds();
            waitFor("exists (select from envelope where receipt_written_at is not null)");
            double answered = since(left);
            waitFor("not exists (select from work)");
            report.item(
                    "From the upload's end: accepted after %.1f s, every line settled after %.1f s, receipt in"
                            + " out/ after %.1f s, nothing left to do after %.1f s.",
                    kept, settled, answered, since(left));
            report.item(
                    "Processor time until all was settled: hub %.1f s, PostgreSQL %.1f s.",
                    hubSeconds, databaseSeconds);
            compare(file);
            report.item("Answers: %s.", verdicts());
            report.shares("What PostgreSQL was seen doing for the hub", watch.statements());
            return window;
        }
    }

    private void compare(Path file) throws Exception {
        double recorded = database.sql("select extract(epoch from completed_at - received_at) from envelope")
                .query(Double.class)
                .single();
        Floors floors = new Floors(hub.ownersDatabase(), folder);
        double plain = floors.copyOfFile(file);
        double kept = floors.copyOfRecord();
        report.item(
                "**Recorded: %,.0f lines a second**, from the first byte read until every line had its answer (%.1f s).",
                lines / recorded, recorded);
        report.item(
                "Floor, plain COPY of the same lines into one table: %,.0f lines a second (%.1f s); the hub takes"
                        + " %.1f times as long.",
                lines / plain, plain, recorded / plain);
        report.item(
                "Floor, COPY of the rows that the hub made of them into tables with the same keys and indexes:"
                        + " %,.0f lines a second (%.1f s); the hub takes %.1f times as long.",
                lines / kept, kept, recorded / kept);
    }

    private String verdicts() {
        return String.join(
                ", ",
                database.sql("select verdict || ' ' || count(*) from envelope_line group by verdict order by verdict")
                        .query(String.class)
                        .list());
    }

    private void waitFor(String condition) throws InterruptedException {
        while (!database.sql("select " + condition).query(Boolean.class).single()) {
            if (!hub.process().isAlive()) {
                throw new IllegalStateException("the hub ended; see " + hub.log());
            }
            Thread.sleep(200);
        }
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
