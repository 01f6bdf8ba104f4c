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

    private static final int WARM_UP_LINES = 200_000;

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
        String key = hub.key(PARTNER);
        hub.start();
        database = hub.postgres().keptOpen();
        report.say("## One file of %,d lines over SFTP", lines);
        try (DropBoxClient partner = hub.dropBox(PARTNER, key)) {
            double cold = warmUp(partner);
            Path file = InventedFile.of(0, lines, folder);
            report.item(
                    "%,.0f MB; every 20th line repeats an earlier one, every 50th has a fault; fsync is %s.",
                    Files.size(file) / 1e6,
                    database.sql("show fsync").query(String.class).single());
            return measure(partner, file, cold);
        }
    }

    /** Lets the Java machine compile what it will do a million times; returns the lines a second meanwhile. */
    private double warmUp(DropBoxClient partner) throws Exception {
        partner.put("other.csv", InventedFile.of(roundedUp(lines), WARM_UP_LINES, folder));
        waitFor("exists (select from envelope where receipt_written_at is not null)");
        waitFor("not exists (select from work)");
        return WARM_UP_LINES / recorded();
    }

    private Flight.Window measure(DropBoxClient partner, Path file, double cold) throws Exception {
        try (Watch watch = new Watch(hub)) {
            partner.put("large.csv", file);
            Instant begun = Instant.now();
            long left = System.nanoTime();
            Journal before = journal();
            waitFor("(select count(*) = 2 from envelope)");
            double kept = since(left);
            waitFor("(select count(completed_at) = 2 from envelope)");
            double settled = since(left);
            var window = new Flight.Window(begun, Instant.now());
            double hubSeconds = watch.hubSeconds();
            double databaseSeconds = watch.databaseSeconds();
            report.shares("What PostgreSQL was seen doing for the hub until all was settled", watch.statements());
            waitFor("(select count(receipt_written_at) = 2 from envelope)");
            double answered = since(left);
            waitFor("not exists (select from work)");
            report.item(
                    "From the upload's end: accepted after %.1f s, every line settled after %.1f s, receipt in"
                            + " out/ after %.1f s, nothing left to do after %.1f s.",
                    kept, settled, answered, since(left));
            report.item(
                    "Processor time until all was settled: hub %.1f s, PostgreSQL %.1f s.",
                    hubSeconds, databaseSeconds);
            Journal after = journal();
            report.item(
                    "PostgreSQL's journal grew by %,.0f MB, with %,d pages that were logged whole.",
                    (after.bytes() - before.bytes()) / 1e6, after.wholePages() - before.wholePages());
            compare(file, cold);
            report.item("Answers: %s.", verdicts());
            return window;
        }
    }

    private record Journal(long bytes, long wholePages) {}

    private Journal journal() {
        return database.sql("select wal_bytes, wal_fpi from pg_stat_wal")
                .query((row, i) -> new Journal(row.getLong(1), row.getLong(2)))
                .single();
    }

    private void compare(Path file, double cold) throws Exception {
        double recorded = recorded();
        Floors floors = new Floors(hub.postgres().asOwner(), folder);
        double plain = floors.copyOfFile(file);
        double kept = floors.copyOfRecord() * lines / (lines + WARM_UP_LINES);
        report.item(
                "**Recorded: %,.0f lines a second**, from the first byte read until every line had its answer (%.1f s)."
                        + " A hub that was just started, its code not compiled yet, had recorded %,d other lines"
                        + " before this, %,.0f a second.",
                lines / recorded, recorded, WARM_UP_LINES, cold);
        report.item(
                "Floor, plain COPY of the same lines into one table: %,.0f lines a second (%.1f s); the hub takes"
                        + " %.1f times as long.",
                lines / plain, plain, recorded / plain);
        report.item(
                "Floor, COPY of the rows that the hub made of them into tables with the same keys and indexes:"
                        + " %,.0f lines a second (%.1f s); the hub takes %.1f times as long.",
                lines / kept, kept, recorded / kept);
    }

    /** Seconds from the first byte of the latest file until every line had its answer. */
    private double recorded() {
        return database.sql(
                        "select extract(epoch from completed_at - received_at) from envelope order by id desc limit 1")
                .query(Double.class)
                .single();
    }

    private String verdicts() {
        return String.join(
                ", ",
                database.sql(
                                """
                                select verdict || ' ' || count(*) from envelope_line
                                where envelope = (select max(id) from envelope) group by verdict order by verdict
                                """)
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

    private static int roundedUp(int number) {
        return (number + 99) / 100 * 100;
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
