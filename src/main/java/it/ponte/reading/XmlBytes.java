package it.ponte.reading;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of one part of a workbook, if it is XML as spreadsheets write it: UTF-8, and no text without an end. */
final class XmlBytes extends WatchedStream {
    /** No text and no tag of a spreadsheet is longer: a parser would have to hold it whole. */
    private static final int LONGEST_RUN = 1024 * 1024;

    private static final int HEAD = 4096;
    /** Blanks, zeros and byte order marks, in any order: what may stand before XML in any encoding. */
    private static final String BEFORE_XML = " \t\r\n\0\u00EF\u00BB\u00BF\u00FE\u00FF";
    /** Those of them that only stand there when it is not UTF-8. */
    private static final String NO_UTF_8 = "\0\u00FE\u00FF";

    private int run;

    private XmlBytes(InputStream in) {
        super(in);
    }

    /**
     * The bytes of this part; null when it is no XML at all, but a picture.
     *
     * @throws Unreadable NOT_XLSX when it is XML that no spreadsheet writes: other eyes might read it otherwise
     */
    static XmlBytes of(InputStream part) throws IOException {
        BufferedInputStream in = new BufferedInputStream(part, HEAD);
        in.mark(HEAD);
        byte[] head = in.readNBytes(HEAD);
        in.reset();
        boolean isUtf8 = true;
        int first = 0;
        while (first < head.length && isIn(BEFORE_XML, head[first])) {
            isUtf8 &= !isIn(NO_UTF_8, head[first]);
            first++;
        }
        if (first == HEAD && isUtf8) {
            throw new Unreadable(ProblemCode.NOT_XLSX);
        }
        if (first == head.length || head[first] != '<') {
            return null;
        }
        if (!isUtf8 || first + 1 < head.length && head[first + 1] == 0) {
            throw new Unreadable(ProblemCode.NOT_XLSX);
        }
        return new XmlBytes(in);
    }

    private static boolean isIn(String set, byte one) {
        return set.indexOf(one & 0xFF) >= 0;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        int read = super.read(to, offset, length);
        for (int i = offset; i < offset + read; i++) {
            run = to[i] == '<' ? 0 : run + 1;
            if (run > LONGEST_RUN) {
                throw new Unreadable(ProblemCode.TOO_LARGE);
            }
        }
        return read;
    }
}
