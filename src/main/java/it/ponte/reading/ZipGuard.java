package it.ponte.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Looks through a zip before a library opens it: a small file may unfold to one that fills the memory, and a document
 * type declaration may name files of ours.
 */
final class ZipGuard {
    private static final int MOST_ENTRIES = 1000;
    private static final long MOST_INFLATED = 256L * 1024 * 1024;
    private static final int HIGHEST_RATIO = 200;
    /** Below this size any ratio is harmless: an empty table deflates very well. */
    private static final long HARMLESS = 1024 * 1024;

    private static final int HEAD = 1024;

    private ZipGuard() {}

    /** Lets a zip pass, or throws TOO_LARGE, NOT_XLSX, or TRUNCATED where it breaks off. */
    static void check(byte[] zip) throws IOException {
        long inflated = 0;
        int entries = 0;
        byte[] buffer = new byte[16 * 1024];
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    throw new Unreadable(ProblemCode.TOO_LARGE);
                }
                byte[] head = in.readNBytes(HEAD);
                refuseDoctype(head);
                inflated += head.length;
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    inflated += read;
                    if (inflated > MOST_INFLATED || inflated > HARMLESS && inflated / HIGHEST_RATIO > zip.length) {
                        throw new Unreadable(ProblemCode.TOO_LARGE);
                    }
                }
            }
        } catch (Unreadable known) {
            throw known;
        } catch (IOException | IllegalArgumentException broken) {
            throw new Unreadable(ProblemCode.TRUNCATED);
        }
        if (entries == 0) {
            throw new Unreadable(ProblemCode.NOT_XLSX);
        }
    }

    private static void refuseDoctype(byte[] head) throws Unreadable {
        // the zeros of UTF-16 are left out, so that the mark is found in any encoding that an XML reader knows
        String text = new String(head, StandardCharsets.ISO_8859_1).replace("\0", "");
        if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
            throw new Unreadable(ProblemCode.NOT_XLSX);
        }
    }
}
