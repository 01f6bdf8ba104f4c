package it.ponte.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** Hubs that are killed are processes of their own. */
class PostgresAfterKillTest extends LaunchedPostgres {
    private static final Path PID_FILE = FOLDER.resolve("cluster/postmaster.pid");

    @Test
    void aServerThatOutlivedItsHubIsAdoptedWithAllThatWasCommitted() throws Exception {
        killedHub();
        long orphan = pid();
        execute("create table kept (n int)");
        execute("insert into kept values (7)");

        server = PostgresServer.start(FOLDER, port, SECRETS);

        assertThat(pid()).isEqualTo(orphan);
        assertThat(ask("select n from kept")).isEqualTo("7");
        execute("drop table kept");
    }

    @Test
    void aHubOnAnotherPortStopsTheOrphanAndStartsItsOwn() throws Exception {
        killedHub();
        long orphan = pid();

        server = PostgresServer.start(FOLDER, FreePort.find(), SECRETS);

        assertThat(pid()).isNotEqualTo(orphan);
        // Where nobody reaps orphans its number stays, without a program.
        assertThat(ProcessHandle.of(orphan).flatMap(process -> process.info().command()))
                .isEmpty();
    }

    @Test
    void whenHubAndServerWereKilledTheStalePidFileDoesNotMatter() throws Exception {
        killedHub();
        execute("create table if not exists acknowledged (n int)");
        execute("insert into acknowledged values (1)");
        killServer();
        assertThat(PID_FILE).exists();

        server = PostgresServer.start(FOLDER, port, SECRETS);

        assertThat(ask("select count(*) > 0 from acknowledged")).isEqualTo("t");
        execute("drop table acknowledged");
    }

    @Test
    void aPidThatAnotherProgramGotIsNotTakenForTheServerAndTheProgramLives() throws Exception {
        killedHub();
        killServer();
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            List<String> lines = Files.readAllLines(PID_FILE);
            lines.set(0, Long.toString(stranger.pid()));
            Files.write(PID_FILE, lines);

            server = PostgresServer.start(FOLDER, port, SECRETS);

            assertThat(stranger.isAlive()).isTrue();
            assertThat(pid()).isNotEqualTo(stranger.pid());
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void anEmptyAndAHalfWrittenPidFileDoNotMatter() throws Exception {
        makeClusterOnce();
        for (String half : List.of("", "12", "garbage\n")) {
            Files.writeString(PID_FILE, half);

            server = PostgresServer.start(FOLDER, port, SECRETS);

            assertThat(ask("select 1")).isEqualTo("1");
            server.close();
            server = null;
        }
    }

    @Test
    void aClusterThatWasHalfMadeIsMadeAgain() throws Exception {
        Path folder = TestFolder.of("launcher/half");
        Files.createDirectories(folder.resolve("cluster.new/base"));
        Files.writeString(folder.resolve("cluster.new/PG_VERSION"), "17\n");

        server = PostgresServer.start(folder, port, SECRETS);

        assertThat(ask("select 1")).isEqualTo("1");
        server.close();
        server = null;
        FileSystemUtils.deleteRecursively(folder);
    }

    /** Starts a hub in a process of its own and kills it: its server stays behind. */
    private void killedHub() throws IOException, InterruptedException {
        Process hub = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LauncherProcess.class.getName(),
                        FOLDER.toString(),
                        Integer.toString(port),
                        TestFolder.of("launcher/keys/database.properties").toString())
                .redirectErrorStream(true)
                .start();
        try (var printed = hub.inputReader()) {
            assertThat(printed.lines()).contains(LauncherProcess.READY);
        }
    }

    private static void killServer() throws Exception {
        ProcessHandle postmaster = ProcessHandle.of(pid()).orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().get(10, TimeUnit.SECONDS);
    }

    private static long pid() throws IOException {
        return Long.parseLong(Files.readAllLines(PID_FILE).get(0).strip());
    }
}
