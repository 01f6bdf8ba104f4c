package it.ponte.bench;

import it.ponte.HubProcess;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notes from outside what a running hub and its database are busy with. */
final class Watch implements AutoCloseable {
    private static final int EVERY_MILLIS = 50;

    private final HubProcess hub;
    private final JdbcClient database;
    private final Map<String, Integer> statements = new HashMap<>();
    private final Duration hubBefore;
    private final Duration databaseBefore;
    private final Thread thread;
    private volatile boolean ended;

    /** Begins to look. */
    Watch(HubProcess hub) throws Exception {
        this.hub = hub;
        this.database = hub.postgres().keptOpen();
        this.hubBefore = hubCpu();
        this.databaseBefore = databaseCpu();
        this.thread = new Thread(this::look, "watch");
        thread.setDaemon(true);
        thread.start();
    }

    private void look() {
        while (!ended) {
            try {
                database.sql(
                                """
                                select left(regexp_replace(query, '\\s+', ' ', 'g'), 90) from pg_stat_activity
                                where usename = 'ponte_hub' and state = 'active' and pid <> pg_backend_pid()
                                  and wait_event_type is distinct from 'Lock'
                                """)
                        .query(String.class)
                        .list()
                        .forEach(statement -> statements.merge(statement, 1, Integer::sum));
                Thread.sleep(EVERY_MILLIS);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    /** Ends looking; how often which statement was seen running. */
    Map<String, Integer> statements() {
        close();
        return statements;
    }

    /** Seconds of processor time of the hub since the beginning. */
    double hubSeconds() {
        return hubCpu().minus(hubBefore).toMillis() / 1e3;
    }

    /** The same of the database server, all its processes. */
    double databaseSeconds() throws Exception {
        return databaseCpu().minus(databaseBefore).toMillis() / 1e3;
    }

    private Duration hubCpu() {
        return cpu(Stream.of(hub.process()));
    }

    private Duration databaseCpu() throws Exception {
        ProcessHandle server = ProcessHandle.of(hub.postgres().pid()).orElseThrow();
        return cpu(Stream.concat(Stream.of(server), server.descendants()));
    }

    private static Duration cpu(Stream<ProcessHandle> processes) {
        return processes
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
