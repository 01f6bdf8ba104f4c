package it.ponte.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import net.lingala.zip4j.exception.ZipException;
import net.lingala.zip4j.io.inputstream.ZipInputStream;
import net.lingala.zip4j.model.LocalFileHeader;

/** A zip with one file in it, with a password or without. What systems add by themselves does not count. */
final class ZipLayer implements Layer {
    /** Where the first name stands: after the fixed part of a local file header (APPNOTE.TXT 4.3.7). */
    private static final int NAME = 30;

    private static final int MOST_BY_THE_WAY = 100;
    private static final int LARGEST_BY_THE_WAY = 1024 * 1024;

    private final Secrets secrets;

    ZipLayer(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * Also a zip of nothing, which is the end of a directory and no more. A workbook of any kind is a zip too, whose first
     * part has one of a few names: it is left to its own reader.
     */
    @Override
    public boolean isAround(byte[] head) {
        if (Layer.startsWith(head, 'P', 'K', 5, 6)) {
            return true;
        }
        if (!Layer.startsWith(head, 'P', 'K', 3, 4) || head.length <= NAME) {
            return false;
        }
        String name = new String(head, NAME, head.length - NAME, StandardCharsets.US_ASCII);
        return !name.startsWith("mimetype")
                && !name.startsWith("[Content_Types].xml")
                && !name.startsWith("_rels/")
                && !name.startsWith("docProps/")
                && !name.startsWith("xl/");
    }

    @Override
    public Content open(InputStream in) throws IOException {
        ZipInputStream zip = new ZipInputStream(in, secrets.password());
        LocalFileHeader file = next(zip);
        if (file == null) {
            throw new Unreadable(ProblemCode.NOT_ONE_FILE);
        }
        return new Content(zip, () -> {
            if (next(zip) != null) {
                throw new Unreadable(ProblemCode.NOT_ONE_FILE);
            }
        });
    }

    /** The next entry that somebody put there. */
    private static LocalFileHeader next(ZipInputStream zip) throws IOException {
        LocalFileHeader entry = zip.getNextEntry(null, false);
        for (int passed = 0; entry != null && isByTheWay(entry); passed++) {
            if (passed == MOST_BY_THE_WAY || zip.readNBytes(LARGEST_BY_THE_WAY).length == LARGEST_BY_THE_WAY) {
                throw new Unreadable(ProblemCode.TOO_LARGE);
            }
            entry = zip.getNextEntry(null, false);
        }
        return entry;
    }

    private static boolean isByTheWay(LocalFileHeader entry) {
        String name = entry.getFileName();
        return entry.isDirectory()
                || name.startsWith("__MACOSX/")
                || name.endsWith(".DS_Store")
                || name.endsWith("desktop.ini")
                || name.endsWith("Thumbs.db");
    }

    @Override
    public ProblemCode faultOf(Exception failure) {
        boolean isPassword = failure instanceof ZipException zip && zip.getType() == ZipException.Type.WRONG_PASSWORD;
        if (!isPassword) {
            return ProblemCode.TRUNCATED;
        }
        return secrets.password() == null ? ProblemCode.ENCRYPTED : ProblemCode.WRONG_PASSWORD;
    }
}
