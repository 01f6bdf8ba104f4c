package it.ponte.embedded;

import java.io.IOException;
import java.nio.channels.Channel;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.security.Principal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.sshd.common.file.root.RootedFileSystem;
import org.apache.sshd.common.file.root.RootedPath;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.DirectoryHandle;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/**
 * What SFTP clients may do with the files of the drop box: read, write ({@link Uploads}), rename, remove, within
 * {@link DropBoxRules}. No links are followed or made, no rights or owners are changed.
 */
final class DropBoxFiles implements SftpFileSystemAccessor, SftpEventListener {
    private final Versions versions = new Versions();
    private final Uploads uploads;

    DropBoxFiles(DropBoxQuota quota) {
        this.uploads = new Uploads(versions, quota);
    }

    @Override
    public SeekableByteChannel openFile(
            SftpSubsystemProxy sftp,
            FileHandle handle,
            Path file,
            String name,
            Set<? extends OpenOption> options,
            FileAttribute<?>... attributes)
            throws IOException {
        if (!options.contains(StandardOpenOption.WRITE)) {
            return DropBoxRules.isHub(user(sftp))
                    ? versions.read(sftp.getServerSession(), local(file))
                    : FileChannel.open(local(file), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        }
        DropBoxRules.requireMayWrite(user(sftp), file);
        if (handle == null) {
            return uploads.openToShorten(local(file)); // "set the size to": scp does at the end of each upload
        }
        return uploads.open(local(file), options, !DropBoxRules.isHub(user(sftp)));
    }

    @Override
    public void closeFile(
            SftpSubsystemProxy sftp,
            FileHandle handle,
            Path file,
            String name,
            Channel channel,
            Set<? extends OpenOption> options)
            throws IOException {
        if (channel instanceof Upload upload) {
            uploads.close(upload);
        } else {
            channel.close();
        }
    }

    @Override
    public void syncFileData(SftpSubsystemProxy sftp, FileHandle handle, Path file, String name, Channel channel)
            throws IOException {
        if (channel instanceof Upload upload) {
            upload.force();
        }
    }

    @Override
    public DirectoryStream<Path> openDirectory(
            SftpSubsystemProxy sftp, DirectoryHandle handle, Path folder, String name, LinkOption... options)
            throws IOException {
        return Listing.of((RootedPath) folder, local(folder));
    }

    /** The connection ended and this handle was never closed by the sender; {@link #closeFile} comes next. */
    @Override
    public void exiting(ServerSession session, Handle handle) {
        if (handle instanceof FileHandle file && file.getFileChannel() instanceof Upload upload) {
            upload.abandon();
        }
    }

    @Override
    public void renameFile(SftpSubsystemProxy sftp, Path from, Path to, Collection<CopyOption> options)
            throws IOException {
        DropBoxRules.requireMayWrite(user(sftp), from);
        DropBoxRules.requireMayWrite(user(sftp), to);
        Path target = local(to);
        if (!options.contains(StandardCopyOption.REPLACE_EXISTING) && Files.exists(target)) {
            throw new FileAlreadyExistsException("");
        }
        uploads.rename(local(from), target, !DropBoxRules.isHub(user(sftp)));
    }

    @Override
    public void removeFile(SftpSubsystemProxy sftp, Path file, boolean isDirectory) throws IOException {
        DropBoxRules.requireMayRemove(user(sftp), file);
        if (isDirectory) {
            throw DropBoxRules.denied();
        }
        if (DropBoxRules.isHub(user(sftp))) {
            versions.take(sftp.getServerSession(), local(file), DropBoxRules.mayTakeUnread(file));
        } else {
            uploads.remove(local(file));
        }
    }

    @Override
    public LinkOption[] resolveFileAccessLinkOptions(
            SftpSubsystemProxy sftp, Path file, int command, String extension, boolean follow) {
        return new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
    }

    /** Clients that keep the time of their file may; everything else of a file is ours. */
    @Override
    public void setFileAttribute(
            SftpSubsystemProxy sftp, Path file, String view, String attribute, Object value, LinkOption... options)
            throws IOException {
        DropBoxRules.requireMayWrite(user(sftp), file);
        if (!attribute.endsWith("Time")) {
            throw DropBoxRules.denied();
        }
        Files.setAttribute(uploads.whereIs(local(file)), view + ":" + attribute, value, options);
    }

    @Override
    public void setFileOwner(SftpSubsystemProxy sftp, Path file, Principal owner, LinkOption... options)
            throws IOException {
        throw DropBoxRules.denied();
    }

    @Override
    public void setGroupOwner(SftpSubsystemProxy sftp, Path file, Principal group, LinkOption... options)
            throws IOException {
        throw DropBoxRules.denied();
    }

    /** Changes nothing: scp and "put -p" ask for it with each upload, and a refusal would look like a lost file. */
    @Override
    public void setFilePermissions(
            SftpSubsystemProxy sftp, Path file, Set<PosixFilePermission> rights, LinkOption... options)
            throws IOException {
        DropBoxRules.requireMayWrite(user(sftp), file);
    }

    @Override
    public void setFileAccessControl(SftpSubsystemProxy sftp, Path file, List<AclEntry> rights, LinkOption... options)
            throws IOException {
        throw DropBoxRules.denied();
    }

    @Override
    public void createDirectory(SftpSubsystemProxy sftp, Path folder) throws IOException {
        throw DropBoxRules.denied();
    }

    @Override
    public void createLink(SftpSubsystemProxy sftp, Path link, Path existing, boolean symbolic) throws IOException {
        throw DropBoxRules.denied();
    }

    @Override
    public void copyFile(SftpSubsystemProxy sftp, Path from, Path to, Collection<CopyOption> options)
            throws IOException {
        throw DropBoxRules.denied();
    }

    /** The file itself, whose user sees only the part of the path below the home. */
    private static Path local(Path seen) {
        Path home = ((RootedFileSystem) seen.getFileSystem()).getRoot();
        return home.resolve(seen.toAbsolutePath().normalize().toString().substring(1));
    }

    private static String user(SftpSubsystemProxy sftp) {
        return sftp.getServerSession().getUsername();
    }
}
