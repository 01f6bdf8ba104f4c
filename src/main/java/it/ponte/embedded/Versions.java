package it.ponte.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.server.session.ServerSession;

/**
 * Which version of a file the hub has read: that one alone it takes away, not what a partner put under the same name
 * since. Reading, putting and taking wait for each other, so that nothing comes between a look and what follows it.
 */
final class Versions {
    private static final AttributeKey<Map<Path, Version>> READ = new AttributeKey<>();

    /** Opens a file for reading, and remembers for this connection which one it was. */
    synchronized FileChannel read(ServerSession by, Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        readBy(by).put(file, Version.of(file));
        return channel;
    }

    /** Gives a whole file its name; what bore it before is gone. */
    synchronized void put(Path whole, Path name) throws IOException {
        Files.move(whole, name, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Takes a file away.
     *
     * @param unread whether it may be taken although this connection never read it
     * @throws java.nio.file.AccessDeniedException when it is not the one that was read; it stays
     */
    synchronized void take(ServerSession by, Path file, boolean unread) throws IOException {
        Version read = readBy(by).remove(file);
        if (read == null ? !unread : !read.equals(Version.of(file))) {
            throw DropBoxRules.denied();
        }
        Files.delete(file);
    }

    private static Map<Path, Version> readBy(ServerSession session) {
        return session.computeAttributeIfAbsent(READ, none -> new ConcurrentHashMap<>());
    }

    /** The file system's own name for a file tells it from another that is as large and as old. */
    private record Version(Object fileKey, FileTime modified, long size) {
        static Version of(Path file) throws IOException {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return new Version(now.fileKey(), now.lastModifiedTime(), now.size());
        }
    }
}
