package it.ponte.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Held by the one hub that uses a folder. The operating system takes it back when the hub dies, however it dies; a second
 * hub over the same folder would otherwise adopt the first one's server, and stop it under its feet.
 */
final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws IllegalStateException when another hub holds it
     */
    static FolderLock on(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("hub.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!takes(channel)) {
            channel.close();
            throw new IllegalStateException("another hub already runs over " + folder);
        }
        return new FolderLock(channel);
    }

    private static boolean takes(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
