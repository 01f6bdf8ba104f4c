package it.ponte.routing;

import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileExclusiveReadLockStrategy;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.remote.SftpRemoteFile;

/**
 * Where Camel asks a {@link Source} once more before it fetches a file. Nothing is locked on the partner's server, so
 * nothing is released; instead the file is looked at again before it is taken away.
 */
final class FetchLock<T> implements GenericFileExclusiveReadLockStrategy<T> {
    /** To look again is to list the whole folder: of our own drop box, too much for a file of so many bytes. */
    private static final int SMALL = 64 * 1024;

    private final Source source;
    private final boolean isDropBox;

    /**
     * Asks a source.
     *
     * @param isDropBox whether it is a folder of our own drop box, which takes away nothing but what it gave to read
     */
    FetchLock(Source source, boolean isDropBox) {
        this.source = source;
        this.isDropBox = isDropBox;
    }

    @Override
    public boolean acquireExclusiveReadLock(
            GenericFileOperations<T> operations, GenericFile<T> file, Exchange exchange) {
        return source.begins(file, () -> standsThereStill(operations, file));
    }

    /** FTP answers no question while a file is being fetched: there it is not asked. */
    private boolean standsThereStill(GenericFileOperations<T> operations, GenericFile<T> file) {
        if (isDropBox && file.getFileLength() <= SMALL || !(file.getFile() instanceof SftpRemoteFile)) {
            return true;
        }
        Object[] listed = operations.listFiles(file.getAbsoluteFilePath());
        return Stream.of(listed)
                .map(SftpRemoteFile.class::cast)
                .anyMatch(now ->
                        now.getFileLength() == file.getFileLength() && now.getLastModified() == file.getLastModified());
    }

    @Override
    public void prepareOnStartup(GenericFileOperations<T> operations, GenericFileEndpoint<T> endpoint) {}

    @Override
    public void releaseExclusiveReadLockOnAbort(
            GenericFileOperations<T> operations, GenericFile<T> file, Exchange exchange) {}

    @Override
    public void releaseExclusiveReadLockOnRollback(
            GenericFileOperations<T> operations, GenericFile<T> file, Exchange exchange) {}

    @Override
    public void releaseExclusiveReadLockOnCommit(
            GenericFileOperations<T> operations, GenericFile<T> file, Exchange exchange) {}

    @Override
    public void setTimeout(long timeout) {}

    @Override
    public void setCheckInterval(long interval) {}

    @Override
    public void setReadLockLoggingLevel(LoggingLevel level) {}

    @Override
    public void setMarkerFiler(boolean markerFile) {}

    @Override
    public void setDeleteOrphanLockFiles(boolean delete) {}
}
