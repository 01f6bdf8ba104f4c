package it.ponte.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Looks through a workbook's zip before the library opens it: a small file may unfold to one that fills the memory. It
 * reads the zip as the library does, from its directory at the end: what it sees is what will be read.
 */
final class ZipGuard {
    private static final int MOST_ENTRIES = 1000;
    private static final long MOST_INFLATED = 256L * 1024 * 1024;
    private static final int HIGHEST_RATIO = 200;
    /** Below this size any ratio is harmless: an empty table deflates very well. */
    private static final long HARMLESS = 1024 * 1024;

    private static final int[] DIRECTORY_ENTRY = {'P', 'K', 1, 2};

    private ZipGuard() {}

    /** Lets a zip pass, or throws TOO_LARGE, NOT_XLSX, or TRUNCATED where it breaks off. */
    static void check(byte[] zip, WorkbookParts parts) throws IOException {
        refuseTooManyEntries(zip);
        Inflated inflated = new Inflated(zip.length);
        try (ZipFile file = ZipFile.builder().setByteArray(zip).get()) {
            for (ZipArchiveEntry entry : Collections.list(file.getEntries())) {
                if (entry.getMethod() != ZipEntry.DEFLATED && entry.getMethod() != ZipEntry.STORED) {
                    throw new Unreadable(ProblemCode.NOT_XLSX);
                }
                try (InputStream in = inflated.part(file.getInputStream(entry))) {
                    parts.look(in);
                    in.transferTo(OutputStream.nullOutputStream());
                }
            }
        } catch (Unreadable known) {
            throw known;
        } catch (IOException | RuntimeException broken) {
            throw new Unreadable(ProblemCode.TRUNCATED);
        }
    }

    /** Before the directory is read, which the library holds in memory. */
    private static void refuseTooManyEntries(byte[] zip) throws Unreadable {
        int entries = 0;
        for (int i = 0; i + DIRECTORY_ENTRY.length <= zip.length; i++) {
            int same = 0;
            while (same < DIRECTORY_ENTRY.length && zip[i + same] == DIRECTORY_ENTRY[same]) {
                same++;
            }
            entries += same == DIRECTORY_ENTRY.length ? 1 : 0;
        }
        if (entries > MOST_ENTRIES) {
            throw new Unreadable(ProblemCode.TOO_LARGE);
        }
    }

    /** What the parts of one zip unfold to, all together. */
    private static final class Inflated {
        private final long compressed;
        private long bytes;

        Inflated(long compressed) {
            this.compressed = compressed;
        }

        InputStream part(InputStream in) {
            return new WatchedStream(in) {
                @Override
                public int read(byte[] to, int offset, int length) throws IOException {
                    int read = super.read(to, offset, length);
                    bytes += Math.max(0, read);
                    if (bytes > MOST_INFLATED || bytes > HARMLESS && bytes / HIGHEST_RATIO > compressed) {
                        throw new Unreadable(ProblemCode.TOO_LARGE);
                    }
                    return read;
                }
            };
        }
    }
}
