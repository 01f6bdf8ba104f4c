package it.ponte.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The files of one PostgreSQL cluster and the processes that run over them, as the launcher sees them from outside. */
final class PostgresCluster {
    private static final Logger log = LoggerFactory.getLogger(PostgresCluster.class);

    /** Written at every start: what makes an answer durable is no matter of taste. */
    private static final String SETTINGS =
            """
            # Written by the hub at each start; use "alter system" for what you want to change.
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            port = %d
            max_connections = 60
            # Recording a list of referrals takes up to two thousand locks: the table has 60 times this many.
            max_locks_per_transaction = 256
            # Only what is used is taken: the indexes of a million referrals find room, a small hub never asks for it.
            shared_buffers = 1GB
            # After a checkpoint each page is logged whole once; a large file should not meet one every few seconds.
            max_wal_size = 2GB
            # What is looked up lies in memory or on a solid disk. With the price of a turning one, each key that a new
            # referral points to was looked up by reading a small table from end to end.
            random_page_cost = 1.1
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            password_encryption = 'scram-sha-256'
            timezone = 'Europe/Rome'
            log_timezone = 'Europe/Rome'
            lc_messages = 'C'
            # The messages of errors quote values: the log keeps none of them.
            log_min_messages = 'log'
            log_min_error_statement = 'panic'
            log_error_verbosity = 'terse'
            log_statement = 'none'
            """;

    private static final Duration TO_STOP = Duration.ofSeconds(40);

    private final Path folder;
    private final Path cluster;
    private final PostgresPrograms programs;

    /** Over a folder that nobody else uses (see {@link FolderLock}). */
    PostgresCluster(Path folder) throws IOException {
        this.folder = folder;
        this.cluster = folder.resolve("cluster");
        this.programs = new PostgresPrograms(PostgresBinaries.unpackedIn(folder), folder);
    }

    boolean isAt(Path place) {
        return cluster.equals(place);
    }

    /** Makes the cluster at the first start. One that was half made when the hub died is thrown away. */
    void makeOnce(String admin, String password) throws IOException {
        if (Files.exists(cluster)) {
            requireOwner();
            return;
        }
        Path draft = folder.resolve("cluster.new");
        FileSystemUtils.deleteRecursively(draft);
        Path passwordFile = Files.createTempFile(folder, "password", "");
        try {
            Files.writeString(passwordFile, password);
            programs.run(
                    Duration.ofMinutes(2),
                    "initdb",
                    List.of(
                            "--pgdata=" + draft,
                            "--username=" + admin,
                            "--pwfile=" + passwordFile,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C",
                            "--data-checksums"));
        } finally {
            Files.delete(passwordFile);
        }
        Files.move(draft, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    /** PostgreSQL wants its files to be its own; a hub started by another user than before is told so plainly. */
    private void requireOwner() throws IOException {
        Path probe = Files.createTempFile(folder, "owner", "");
        try {
            if (!Files.getOwner(cluster).equals(Files.getOwner(probe))) {
                throw new IllegalStateException("the database in " + cluster + " belongs to the user "
                        + Files.getOwner(cluster).getName() + "; start the hub as that user");
            }
        } finally {
            Files.delete(probe);
        }
    }

    void run(int port) throws IOException {
        Path settings = cluster.resolve("postgresql.conf");
        Path draft = cluster.resolve("postgresql.conf.new");
        Files.writeString(draft, SETTINGS.formatted(port));
        Files.move(draft, settings, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        String serverLog = folder.resolve("server.log").toString();
        programs.run(
                Duration.ofSeconds(130),
                "pg_ctl",
                List.of("start", "-D", cluster.toString(), "-l", serverLog, "-w", "-t", "120"));
    }

    void stop() throws IOException {
        programs.run(TO_STOP, "pg_ctl", List.of("stop", "-D", cluster.toString(), "-m", "fast", "-w", "-t", "30"));
    }

    boolean isRunning() {
        return !running().isEmpty();
    }

    /**
     * Stops an orphan that does not answer, and removes a {@code postmaster.pid} that would keep the next server from
     * starting: half written, or naming a process that is no PostgreSQL of ours: another program that got the dead server's
     * number, or a dead one that nobody reaps (containers). A plain stale one stays, as
     * PostgreSQL itself tells best whether something of the dead server still holds its memory.
     */
    void clearAway() throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (isRunning()) {
            log.warn("stopping an orphaned PostgreSQL server that does not answer");
            stopOrphans();
        }
        if (Files.exists(pidFile)
                && pidIn(pidFile).map(PostgresCluster::isAlive).orElse(true)) {
            log.warn("removed a postmaster.pid that no PostgreSQL server wrote to its end");
            Files.delete(pidFile);
        }
    }

    private void stopOrphans() throws IOException {
        try {
            stop();
        } catch (IOException unwilling) {
            // As safe as a power cut: everything that was acknowledged is in the synced log.
            running().forEach(ProcessHandle::destroyForcibly);
        }
        CompletableFuture<?>[] exits =
                running().stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(exits).get(TO_STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException stubborn) {
            throw new IllegalStateException("the orphaned PostgreSQL server does not stop; end it by hand", stubborn);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while PostgreSQL was stopping", stopped);
        }
    }

    /** Every process that runs the binaries of this folder; no other PostgreSQL of the machine is ever touched. */
    private List<ProcessHandle> running() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .map(Path::of)
                        .filter(command -> command.startsWith(folder))
                        .isPresent())
                .toList();
    }

    private static Optional<Long> pidIn(Path pidFile) throws IOException {
        return Files.readAllLines(pidFile).stream()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("\\d{1,10}"))
                .map(Long::valueOf);
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
