package it.ponte.embedded;

import java.nio.file.Path;

/** A hub that only starts its database, says so, and dies at once as by {@code kill -9}: nothing is closed. */
final class LauncherProcess {
    static final String READY = "the server runs";

    private LauncherProcess() {}

    public static void main(String[] args) {
        PostgresServer.start(Path.of(args[0]), Integer.parseInt(args[1]), DatabaseSecrets.in(Path.of(args[2])));
        System.out.println(READY);
        Runtime.getRuntime().halt(137);
    }
}
