package it.ponte;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** A hub in a process of its own, over a folder of its own: what happens to it can happen to any process. */
public final class HubProcess implements AutoCloseable {
    private static final Duration TO_START = Duration.ofSeconds(120);

    private final Path data;
    private final int databasePort = HubUnderTest.freePort();
    private final int httpPort = HubUnderTest.freePort();
    private final int sftpPort = HubUnderTest.freePort();
    private final int mailPort = HubUnderTest.freePort();
    private final RestClient rest = new RestClient(httpPort);
    private final Map<String, String> settings = new HashMap<>();
    private List<String> options = List.of("-XX:TieredStopAtLevel=1");
    private Process process;

    /** Over an emptied folder; nothing runs yet. */
    public HubProcess(Path folder) throws IOException {
        data = folder.toAbsolutePath();
        stopDatabaseLeftBehind();
        FileSystemUtils.deleteRecursively(data);
        Files.createDirectories(data);
    }

    /** Runs a command and returns what it prints on stdout; what it prints on stderr goes to the {@linkplain #log()}. */
    String says(String... command) throws IOException {
        Process ponte = ponte(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        try (var printed = ponte.inputReader()) {
            return printed.lines().reduce("", (all, line) -> all + line + "\n");
        }
    }

    /** {@code ponte key}: makes a partner's key. */
    public String key(String partner) throws IOException {
        Matcher key = Pattern.compile("pk_\\S{43}").matcher(says("key", partner));
        assertThat(key.find()).isTrue();
        return key.group();
    }

    /** Starts it and waits until it accepts messages. */
    public void start() throws Exception {
        process = ponte().redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        long end = System.nanoTime() + TO_START.toNanos();
        while (!accepts()) {
            assertThat(process.isAlive() && System.nanoTime() < end)
                    .as("it starts; see " + log())
                    .isTrue();
            Thread.sleep(200);
        }
    }

    /** {@code kill -9}: nothing is closed, and the database goes on running. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Asks it to end, as a service manager does; false when it does not within the time. */
    public boolean stop(Duration atMost) {
        process.destroy();
        return process.onExit()
                        .completeOnTimeout(null, atMost.toMillis(), TimeUnit.MILLISECONDS)
                        .join()
                != null;
    }

    /** Sets a variable of its environment, from the next start on. */
    public HubProcess with(String variable, String value) {
        settings.put(variable, value);
        return this;
    }

    /** Options of its Java machine, in place of those that make a short life start fast. */
    public HubProcess withJava(String... given) {
        options = List.of(given);
        return this;
    }

    /** How to ask its process for the time it used; only while it runs. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    public int httpPort() {
        return httpPort;
    }

    RestClient rest() {
        return rest;
    }

    public DropBoxClient dropBox(String partner, String key) throws IOException {
        return new DropBoxClient(sftpPort, partner, key);
    }

    /** The hub's own database, read from outside; it can be asked while no hub lives. */
    public JdbcClient database() {
        return postgres().client();
    }

    /** The hub's own database server, looked at from outside. */
    public HubPostgres postgres() {
        return new HubPostgres(data, databasePort);
    }

    /** Where its keys are. */
    public Path keys() {
        return data.resolve("keys");
    }

    /** Where everything stands that it printed. */
    public Path log() {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    @Override
    public void close() throws IOException {
        if (process != null && !stop(Duration.ofSeconds(30))) {
            kill();
        }
        stopDatabaseLeftBehind();
    }

    private boolean accepts() {
        try {
            return rest.get(null, "/status").status() == 200;
        } catch (IllegalStateException notYet) {
            return false;
        }
    }

    private ProcessBuilder ponte(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), Ponte.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder ponte = new ProcessBuilder(command);
        ponte.environment().keySet().removeIf(name -> name.startsWith("PONTE_"));
        ponte.environment()
                .putAll(Map.of(
                        "PONTE_DATA", data.toString(),
                        "PONTE_DATABASE_PORT", Integer.toString(databasePort),
                        "PONTE_HTTP_PORT", Integer.toString(httpPort),
                        "PONTE_SFTP_PORT", Integer.toString(sftpPort),
                        "PONTE_MAIL_PORT", Integer.toString(mailPort),
                        "PONTE_LETTERS_DIGEST", "false",
                        "PONTE_LETTERS_NEIGHBOURS", "0s",
                        "PONTE_LETTERS_TOGETHER", "0s"));
        ponte.environment().putAll(settings);
        return ponte;
    }

    /** Without the tests' own classes: the hub would find their beans. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void stopDatabaseLeftBehind() throws IOException {
        Long left = postgres().pid();
        if (left != null) {
            ProcessHandle.of(left)
                    .filter(server -> server.info().command().orElse("").startsWith(data.toString()))
                    .ifPresent(server -> {
                        server.destroy();
                        server.onExit().orTimeout(30, TimeUnit.SECONDS).join();
                    });
        }
    }
}
