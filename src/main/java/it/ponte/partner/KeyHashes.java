package it.ponte.partner;

import it.ponte.access.Keys;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The file {@code partners.properties}: partner id = SHA-256 of its key in hex. Read again when it has changed, looked at
 * once a second at most, so that a key made by {@code ponte key} beside a running hub works without a restart.
 */
final class KeyHashes {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Path file;
    private final Clock clock;
    private Instant lookAgainAt = Instant.MIN;
    private Version readAs;
    private Map<String, String> hashes = Map.of();

    KeyHashes(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    Path file() {
        return file;
    }

    synchronized Optional<String> get(String partnerId) {
        Instant now = clock.instant();
        if (!now.isBefore(lookAgainAt)) {
            lookAgainAt = now.plus(PAUSE);
            readIfChanged();
        }
        return Optional.ofNullable(hashes.get(partnerId));
    }

    /** Adds or replaces one; two that write at once, even from two processes, wait for each other. */
    synchronized void put(String partnerId, String hash) {
        Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
        if (Files.notExists(lockFile)) {
            Keys.writeSecret(lockFile, new byte[0]);
        }
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
            channel.lock(); // until the channel is closed
            readIfChanged();
            Map<String, String> all = new TreeMap<>(hashes);
            all.put(partnerId, hash);
            StringBuilder content = new StringBuilder("# SHA-256 of the partners' keys, written by: ponte key\n");
            all.forEach((id, sha256) ->
                    content.append(id).append('=').append(sha256).append('\n'));
            Keys.writeSecret(file, content.toString().getBytes(StandardCharsets.US_ASCII));
            readIfChanged();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void readIfChanged() {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            Version version = new Version(now.lastModifiedTime(), now.fileKey());
            if (version.equals(readAs)) {
                return;
            }
            Properties read = new Properties();
            read.load(new StringReader(Files.readString(file)));
            Map<String, String> fresh = new TreeMap<>();
            read.forEach((id, hash) -> fresh.put((String) id, ((String) hash).strip()));
            hashes = fresh;
            readAs = version;
        } catch (NoSuchFileException none) {
            hashes = Map.of();
            readAs = null;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The time alone is too coarse: two files written within the same clock tick differ in their key (inode). */
    private record Version(FileTime changedAt, Object fileKey) {}
}
