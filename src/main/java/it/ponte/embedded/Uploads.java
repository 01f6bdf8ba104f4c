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
 * whose connection, or whose hub, dies before that stays {@code name.part}, so nobody ever reads a half one. A handle is
 * whatever stands for one opening of a file.
 */
final class Uploads {
    private static final String PART = ".part";

    /** Each file being written with the handle that writes it; a second upload of a name displaces the first. */
    private final Map<Path, Object> writing = new ConcurrentHashMap<>();

    private final Set<Object> abandoned = ConcurrentHashMap.newKeySet();
    private final Versions versions;

    Uploads(Versions versions) {
        this.versions = versions;
    }

    /** Opens a file for writing; one that the sender itself calls {@code .part} keeps that name. */
    FileChannel open(Object handle, Path target, Set<? extends OpenOption> options) throws IOException {
        Path part = partOf(target);
        Set<OpenOption> how = new HashSet<>(options);
        how.add(LinkOption.NOFOLLOW_LINKS);
        if (!part.equals(target)) {
            requireWhole(target, options);
            Files.deleteIfExists(part);
            how.remove(StandardOpenOption.CREATE);
            how.remove(StandardOpenOption.TRUNCATE_EXISTING);
            how.add(StandardOpenOption.CREATE_NEW);
        }
        FileChannel channel = FileChannel.open(part, how);
        writing.put(part, handle);
        return channel;
    }

    /** The file being uploaded, beside the channel that writes it; a complete file keeps its size. */
    FileChannel openToShorten(Path target) throws IOException {
        Path part = partOf(target);
        if (!isWriting(part)) {
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

    /** Closes it, on the disk; it gets its name unless it was abandoned or displaced. */
    void close(Object handle, Path target, FileChannel channel) throws IOException {
        Path part = partOf(target);
        boolean complete = !abandoned.remove(handle);
        try (channel) {
            channel.force(true);
        } finally {
            complete = writing.remove(part, handle) && complete;
        }
        if (complete && !part.equals(target)) {
            versions.put(part, target);
        }
    }

    /** The connection ended before the sender closed this handle; {@link #close} comes next. */
    void abandon(Object handle) {
        abandoned.add(handle);
    }

    boolean isWriting(Path file) {
        return writing.containsKey(file);
    }

    /** Where the file of this name is at the moment: under its name, or as {@code .part} while it is written. */
    Path whereIs(Path target) {
        Path part = partOf(target);
        return isWriting(part) ? part : target;
    }

    private static Path partOf(Path target) {
        String name = target.getFileName().toString();
        return name.endsWith(PART) ? target : target.resolveSibling(name + PART);
    }
}
