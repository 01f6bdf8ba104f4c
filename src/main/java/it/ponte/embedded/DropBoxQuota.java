package it.ponte.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How much a partner may leave in {@code in/} of its drop box, and as much again in {@code test/}, until the hub has taken
 * it away: nobody fills the disk that all stand on.
 */
@Component
public class DropBoxQuota {
    private final Path homes;
    private final boolean ours;
    private final long mostBytes;
    private final int mostFiles;

    public DropBoxQuota(
            @Value("${ponte.data}") Path data,
            @Value("${ponte.sftp.owner}") String owner,
            @Value("${ponte.sftp.max-bytes}") long mostBytes,
            @Value("${ponte.sftp.max-files}") int mostFiles) {
        this.homes = data.resolve("sftp");
        this.ours = owner.isBlank();
        this.mostBytes = mostBytes;
        this.mostFiles = mostFiles;
    }

    /**
     * What lies in a folder, half uploads too.
     *
     * @param full whether an upload of any size would be refused now
     */
    public record Use(int files, long bytes, boolean full) {
        /** The same in megabytes, begun ones counted. */
        public long megabytes() {
            return (bytes + (1 << 20) - 1) >> 20;
        }
    }

    /** What waits in a partner's {@code in/}; empty where it has none, or where another hub has the drop box. */
    public Optional<Use> of(String partner) {
        Path in = homes.resolve(partner).resolve(DropBoxRules.IN);
        if (!ours || Files.notExists(in)) {
            return Optional.empty();
        }
        List<Long> sizes = sizes(in);
        long bytes = sum(sizes);
        return Optional.of(new Use(sizes.size(), bytes, sizes.size() >= mostFiles || bytes >= mostBytes));
    }

    /** How many bytes may wait in a folder. */
    public long mostBytes() {
        return mostBytes;
    }

    /** How many files may wait in a folder. */
    public int mostFiles() {
        return mostFiles;
    }

    /**
     * Asks for room for one more file.
     *
     * @throws QuotaExceeded when its folder holds as many as it may
     */
    void requireOneMore(Path folder) throws QuotaExceeded {
        if (sizes(folder).size() >= mostFiles) {
            throw exceeded();
        }
    }

    /**
     * How many bytes a folder has room for.
     *
     * @param promised what uploads that are under way may still write there
     */
    long free(Path folder, long promised) {
        return mostBytes - sum(sizes(folder)) - promised;
    }

    QuotaExceeded exceeded() {
        return new QuotaExceeded(mostFiles, mostBytes);
    }

    private static long sum(List<Long> sizes) {
        return sizes.stream().mapToLong(Long::longValue).sum();
    }

    private static List<Long> sizes(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.flatMap(file -> size(file).stream()).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Empty for one that was taken away since it was listed. */
    private static Optional<Long> size(Path file) {
        try {
            return Optional.of(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .size());
        } catch (NoSuchFileException taken) {
            return Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
