package it.ponte.reading;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/**
 * The text of a CSV file without what a parser stumbles over: the first line {@code sep=;} that spreadsheets write, the
 * end mark of DOS (0x1A), and cells so long that they would fill the memory. Of these more is left than a value may
 * have characters, so that they are told as TOO_LONG, and every quote and line break, so that nothing else moves.
 */
final class CsvText extends Reader {
    private static final String SEPARATOR_LINE = "sep=";
    private static final char END_MARK = 0x1A;

    private final PushbackReader in;
    private final char quote;
    private final int most;
    private final char separator;
    private int length;
    private boolean isQuoted;
    private boolean isInQuotes;
    private boolean isAfterCr;

    /** Over a text whose values may have so many characters. */
    CsvText(Reader text, TableForm form, int longestValue) throws IOException {
        this.in = new PushbackReader(text, SEPARATOR_LINE.length() + 2);
        this.quote = form.quote();
        this.most = 2 * longestValue + 4; // a quote inside quotes is written twice, and so counts twice here
        this.separator = toldSeparator(form.separator());
    }

    /** What stands between cells: what the file's own first line says, else what was agreed. */
    char separator() {
        return separator;
    }

    private char toldSeparator(char agreed) throws IOException {
        char[] first = new char[SEPARATOR_LINE.length() + 2];
        int read = 0;
        for (int c = in.read(); c >= 0; c = read < first.length ? in.read() : -1) {
            first[read++] = (char) c;
        }
        char told = first[SEPARATOR_LINE.length()];
        char after = first[SEPARATOR_LINE.length() + 1];
        boolean isTold = new String(first).regionMatches(true, 0, SEPARATOR_LINE, 0, SEPARATOR_LINE.length())
                && (after == '\r' || after == '\n')
                && " \r\n".indexOf(told) < 0
                && !Character.isSurrogate(told)
                && told != quote;
        // the line's end is left, so that lines are counted as a text editor counts them
        int skipped = isTold ? first.length - 1 : 0;
        in.unread(first, skipped, read - skipped);
        return isTold ? told : agreed;
    }

    @Override
    public int read(char[] to, int offset, int wanted) throws IOException {
        int kept = 0;
        while (kept == 0) {
            int read = in.read(to, offset, wanted);
            if (read < 0) {
                return -1;
            }
            if (to[offset + read - 1] == END_MARK && isAtEnd()) {
                read--;
            }
            kept = shorten(to, offset, read);
        }
        return kept;
    }

    private boolean isAtEnd() throws IOException {
        int next = in.read();
        if (next >= 0) {
            in.unread(next);
        }
        return next < 0;
    }

    /** Leaves out what is too much of a cell; sees where cells begin and end as the parser does. */
    private int shorten(char[] text, int offset, int read) {
        int kept = offset;
        for (int i = offset; i < offset + read; i++) {
            char c = text[i];
            boolean isLineBreak = c == '\n' || c == '\r';
            if (!isInQuotes && (c == separator || isLineBreak)) {
                length = 0;
                isQuoted = false;
                isAfterCr = false;
                text[kept++] = c;
                continue;
            }
            if (c == quote && (isQuoted || length == 0)) {
                isQuoted = true;
                isInQuotes = !isInQuotes;
            }
            // without the character behind it, a CR might stand before a LF and both be one line break
            if (length < most || c == quote || isLineBreak || isAfterCr) {
                text[kept++] = c;
                length++;
                isAfterCr = c == '\r';
            }
        }
        return kept - offset;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
