package it.ponte.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files being uploaded. Each is written as {@code name.part} and gets its name when the sender closes it: a file
 * whose connection, or whose hub, dies before that, or of which something could not be written, stays {@code name.part},
 * so nobody ever reads a half one.
 */
final class Uploads {
    private static final String PART = ".part";

    /** So many bytes are granted at once, so that a folder is looked through every so often and not at each write. */
    private static final long STEP = 8L << 20;

    /** Each file that is not whole, with the upload that writes it, or that failed to; a next one displaces it. */
    private final Map<Path, Upload> unfinished = new ConcurrentHashMap<>();

    private final Versions versions;
    private final DropBoxQuota quota;

    Uploads(Versions versions, DropBoxQuota quota) {
        this.versions = versions;
        this.quota = quota;
    }

    /**
     * Opens a file for writing; one that the sender itself calls {@code .part} keeps that name.
     *
     * @param bounded whether it must find room in its folder
     */
    synchronized Upload open(Path target, Set<? extends OpenOption> options, boolean bounded) throws IOException {
        Path part = partOf(target);
        Set<OpenOption> how = new HashSet<>(options);
        how.add(LinkOption.NOFOLLOW_LINKS);
        if (!part.equals(target)) {
            requireWhole(target, options);
            how.remove(StandardOpenOption.CREATE);
            how.remove(StandardOpenOption.TRUNCATE_EXISTING);
            how.add(StandardOpenOption.CREATE_NEW);
        }
        displace(part);
        if (!part.equals(target)) {
            Files.deleteIfExists(part);
        }
        if (bounded && Files.notExists(part)) {
            quota.requireOneMore(part.getParent());
        }
        Upload upload = new Upload(target, FileChannel.open(part, how), bounded ? this::grow : null);
        unfinished.put(part, upload);
        return upload;
    }

    /** The file being uploaded, beside the channel that writes it; a complete file keeps its size. */
    FileChannel openToShorten(Path target) throws IOException {
        Path part = partOf(target);
        if (!isUnfinished(part)) {
            throw DropBoxRules.denied();
        }
        return FileChannel.open(part, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    }

    /** A complete file may be replaced by a complete one; nobody goes on writing in it. */
    private static void requireWhole(Path target, Set<? extends OpenOption> options) throws IOException {
        boolean exists = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
        if (exists && !options.contains(StandardOpenOption.TRUNCATE_EXISTING)) {
            throw new FileAlreadyExistsException("");
        }
        if (!exists
                && !options.contains(StandardOpenOption.CREATE)
                && !options.contains(StandardOpenOption.CREATE_NEW)) {
            throw new NoSuchFileException("");
        }
    }

    /**
     * Closes it, on the disk; it gets its name when it is whole.
     *
     * @throws IOException when it is not, unless nobody is there any more to be told
     */
    void close(Upload upload) throws IOException {
        try (upload) {
            if (!upload.isAbandoned()) {
                upload.force();
            }
        } finally {
            finish(upload);
        }
        if (upload.isSpoilt() && !upload.isAbandoned()) {
            throw new IOException("not all of the upload was written");
        }
    }

    private synchronized void finish(Upload upload) throws IOException {
        if (upload.isSpoilt()) {
            return;
        }
        Path target = upload.target();
        Path part = partOf(target);
        unfinished.remove(part, upload);
        if (!upload.isAbandoned() && !part.equals(target)) {
            versions.put(part, target);
        }
    }

    /** Grants an upload as many bytes as it needs now and, where there is room, some more. */
    private synchronized void grow(Upload upload, long needed) throws IOException {
        Path folder = upload.target().getParent();
        long free = quota.free(folder, promised(folder)) + upload.granted();
        if (needed > free) {
            throw quota.exceeded();
        }
        upload.grant(Math.min(free, needed + STEP));
    }

    private long promised(Path folder) {
        return unfinished.values().stream()
                .filter(upload -> upload.target().getParent().equals(folder))
                .mapToLong(Upload::granted)
                .sum();
    }

    /**
     * Gives a complete file another name.
     *
     * @param bounded whether it must find room where it goes
     */
    synchronized void rename(Path from, Path to, boolean bounded) throws IOException {
        if (isUnfinished(from) || isUnfinished(to)) {
            throw DropBoxRules.denied();
        }
        Path folder = to.getParent();
        if (bounded && !folder.equals(from.getParent())) {
            quota.requireOneMore(folder);
            if (Files.size(from) > quota.free(folder, promised(folder))) {
                throw quota.exceeded();
            }
        }
        versions.put(from, to);
    }

    /** Removes a file; an upload that is still writing it fails. */
    synchronized void remove(Path file) throws IOException {
        Files.delete(file);
        displace(file);
    }

    private void displace(Path part) {
        Upload former = unfinished.remove(part);
        if (former != null) {
            former.spoil();
        }
    }

    private boolean isUnfinished(Path file) {
        return unfinished.containsKey(file);
    }

    /** Where the file of this name is at the moment: under its name, or as {@code .part} while it is written. */
    Path whereIs(Path target) {
        Path part = partOf(target);
        return isUnfinished(part) ? part : target;
    }

    private static Path partOf(Path target) {
        String name = target.getFileName().toString();
        return name.endsWith(PART) ? target : target.resolveSibling(name + PART);
    }
}
