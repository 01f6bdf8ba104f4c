package it.ponte.embedded;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.sshd.common.file.root.RootedPath;

/**
 * What stands in a folder of the drop box, looked at once. What gets another name or is taken away meanwhile is passed
 * over: a partner that uploads may not break the hub's listing, nor the hub that takes files away the partner's.
 */
final class Listing implements DirectoryStream<Path> {
    private final List<Path> files;

    private Listing(List<Path> files) {
        this.files = files;
    }

    /**
     * Looks at a folder.
     *
     * @param seen the folder as the user sees it
     * @param folder the folder itself
     */
    static Listing of(RootedPath seen, Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path file : entries) {
                BasicFileAttributes found = look(file);
                if (found != null) {
                    files.add(new ListedFile(seen, file.getFileName().toString(), found));
                }
            }
        }
        return new Listing(files);
    }

    /** Null for one that is gone since its name was read. */
    private static BasicFileAttributes look(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException gone) {
            return null;
        }
    }

    @Override
    public Iterator<Path> iterator() {
        return files.iterator();
    }

    @Override
    public void close() {}
}
