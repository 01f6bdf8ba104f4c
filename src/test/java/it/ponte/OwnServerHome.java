package it.ponte;

import it.ponte.partner.Installation;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;

/** An installation as the repository's, with partners that have servers of their own; and files for those. */
final class OwnServerHome {
    private final Installation home;

    /** Over an emptied folder. */
    OwnServerHome(Path home) {
        this.home = Installation.copied(home.toAbsolutePath());
    }

    Path path() {
        return home.home();
    }

    /** Adds a partner that sends what the social services send, from a server described by the lines of YAML. */
    OwnServerHome with(String id, String server) {
        home.withDemoService(id, "type: sftp\nmapping: " + id + "\nserver:\n" + server.indent(2));
        return this;
    }

    /** A file of so many people, in the layout of the social services. */
    static byte[] file(int people) {
        StringBuilder csv = new StringBuilder(SocialServicesFile.HEADER);
        for (int i = 0; i < people; i++) {
            csv.append(SocialServicesFile.line(
                    "O-" + java.util.UUID.randomUUID().toString().substring(0, 12),
                    TestPeople.next(),
                    "MAGAZZINO",
                    "assistente@servizi.example"));
        }
        return csv.toString().getBytes(Charset.forName("windows-1252"));
    }

    /** Puts a file there whole, as of that moment. */
    static void put(Path file, byte[] content, Instant written) throws IOException {
        Path part = Files.write(file.resolveSibling(file.getFileName() + ".part"), content);
        Files.setLastModifiedTime(part, FileTime.from(written));
        Files.move(part, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    static void put(Path file, byte[] content) throws IOException {
        put(file, content, Instant.now());
    }

    /** The text of a file that shows up within a minute. */
    static String arrived(Path file) {
        return HubUnderTest.eventually(() -> {
            try {
                return Files.exists(file) ? Files.readString(file) : null;
            } catch (IOException replacedJustNow) {
                return null;
            }
        });
    }

    static long count(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
