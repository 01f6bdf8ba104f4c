package it.ponte.embedded;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.common.file.root.RootedPath;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.fs.WithFileAttributes;
import org.apache.sshd.sftp.common.SftpConstants;

/**
 * A file as a listing of its folder found it: the server asks nothing more of the disk before it names it to the client.
 * Whose it is and who may read it is the machine's affair, and not told.
 */
final class ListedFile extends RootedPath implements WithFileAttributes {
    private static final int READ_WRITE = SftpConstants.S_IRUSR | SftpConstants.S_IWUSR;

    private final BasicFileAttributes found;

    /**
     * One of the files of a folder.
     *
     * @param folder as the user sees it
     */
    ListedFile(RootedPath folder, String name, BasicFileAttributes found) {
        super(folder.getFileSystem(), "/", names(folder, name));
        this.found = found;
    }

    private static List<String> names(RootedPath folder, String name) {
        List<String> names = new ArrayList<>();
        for (Path part : folder.toAbsolutePath().normalize()) {
            names.add(part.toString());
        }
        names.add(name);
        return List.copyOf(names);
    }

    @Override
    public Attributes getAttributes() {
        Attributes told = new Attributes();
        told.setType(type());
        told.setPermissions(kind() | READ_WRITE | (found.isDirectory() ? SftpConstants.S_IXUSR : 0));
        told.setSize(found.size());
        told.setModifyTime(found.lastModifiedTime());
        told.setAccessTime(found.lastAccessTime());
        return told;
    }

    private int kind() {
        return found.isDirectory()
                ? SftpConstants.S_IFDIR
                : found.isSymbolicLink() ? SftpConstants.S_IFLNK : SftpConstants.S_IFREG;
    }

    /** The same for versions of the protocol that do not read it from the rights. */
    private int type() {
        return found.isDirectory()
                ? SftpConstants.SSH_FILEXFER_TYPE_DIRECTORY
                : found.isSymbolicLink()
                        ? SftpConstants.SSH_FILEXFER_TYPE_SYMLINK
                        : SftpConstants.SSH_FILEXFER_TYPE_REGULAR;
    }
}
