package it.ponte.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Runs PostgreSQL's own programs: initdb and pg_ctl. */
final class PostgresPrograms {
    private static final boolean WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("win");
    private static final List<String> UNSHARE = List.of("unshare", "-U");

    private final Path binaries;
    private final Path scratch;
    private final List<String> before;

    /**
     * Over the unpacked binaries.
     *
     * @param scratch where a program's output is kept while it runs
     * @throws IllegalStateException when this process is root and may not become anybody else
     */
    PostgresPrograms(Path binaries, Path scratch) throws IOException {
        this.binaries = binaries;
        this.scratch = scratch;
        this.before = isRoot() ? UNSHARE : List.of();
        if (!before.isEmpty() && !succeeds("unshare", "-U", "true")) {
            throw new IllegalStateException("PostgreSQL does not run as root, and this system permits no user namespace"
                    + " (unshare -U); start the hub as an ordinary user, or set PONTE_DATABASE_URL");
        }
    }

    /**
     * Runs one and waits for it.
     *
     * @throws IOException when it fails or takes too long, with what it printed
     */
    void run(Duration atMost, String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(binaries.resolve("bin")
                .resolve(WINDOWS ? program + ".exe" : program)
                .toString());
        command.addAll(arguments);
        // Not a pipe: the server that pg_ctl leaves behind inherits it, and its end would never come.
        Path output = Files.createTempFile(scratch, program, ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!exits(process, atMost)) {
                throw new IOException(program + " failed: " + Files.readString(output, StandardCharsets.UTF_8));
            }
        } finally {
            output.toFile().delete();
        }
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it is nobody there, and all files stay ours. */
    private static boolean isRoot() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self)
                ? Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"))
                : "root".equals(System.getProperty("user.name"));
    }

    private static boolean succeeds(String... command) {
        try {
            return exits(new ProcessBuilder(command).start(), Duration.ofSeconds(10));
        } catch (IOException missing) {
            return false;
        }
    }

    private static boolean exits(Process process, Duration atMost) throws IOException {
        try {
            if (!process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a program of PostgreSQL ran", stopped);
        }
    }
}
