package it.ponte.reading;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters of an XML document, in the charset that its byte order mark and its declaration name; where they
 * contradict each other, or the bytes, it is WRONG_CHARSET. What is read between two events is bounded, so that no
 * comment, name or attribute can fill the memory.
 */
final class XmlCharacters extends Reader {
    private static final int HEAD = 512;
    private static final Pattern DECLARED =
            Pattern.compile("<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");
    /** As every browser does: text that says ISO-8859-1 and comes from Windows has Windows' quotation marks. */
    private static final Charset LATIN = Charset.forName("windows-1252");

    private static final Map<String, Charset> KNOWN = Map.of(
            "utf-8", StandardCharsets.UTF_8,
            "us-ascii", StandardCharsets.US_ASCII,
            "iso-8859-1", LATIN,
            "iso-8859-15", Charset.forName("ISO-8859-15"),
            "windows-1252", LATIN,
            "utf-16", StandardCharsets.UTF_16,
            "utf-16le", StandardCharsets.UTF_16LE,
            "utf-16be", StandardCharsets.UTF_16BE);

    private static final List<Mark> MARKS = List.of(
            new Mark("\u00EF\u00BB\u00BF", StandardCharsets.UTF_8, 3),
            new Mark("\u00FF\u00FE", StandardCharsets.UTF_16LE, 2),
            new Mark("\u00FE\u00FF", StandardCharsets.UTF_16BE, 2),
            new Mark("<\0", StandardCharsets.UTF_16LE, 0),
            new Mark("\0<", StandardCharsets.UTF_16BE, 0));

    private final Reader text;
    private IOException failure;
    private boolean ended;
    private int left;
    private long count;

    /** How a document in this charset begins; so many bytes of it are no text. */
    private record Mark(String bytes, Charset charset, int skipped) {
        private static final Mark NONE = new Mark("", null, 0);
    }

    private XmlCharacters(Reader text) {
        this.text = text;
    }

    static XmlCharacters of(InputStream bytes) throws IOException {
        BufferedInputStream in = new BufferedInputStream(bytes);
        in.mark(HEAD);
        byte[] head = in.readNBytes(HEAD);
        in.reset();
        String ascii = new String(head, StandardCharsets.ISO_8859_1);
        Mark mark = MARKS.stream()
                .filter(each -> ascii.startsWith(each.bytes()))
                .findFirst()
                .orElse(Mark.NONE);
        in.skipNBytes(mark.skipped());
        return new XmlCharacters(new InputStreamReader(
                in,
                charset(mark.charset(), declared(ascii))
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    /** What the declaration says, null where there is none or it does not tell. */
    private static Charset declared(String head) throws Unreadable {
        Matcher declaration = DECLARED.matcher(head.replace("\0", ""));
        if (!declaration.find()) {
            return null;
        }
        Charset known = KNOWN.get(declaration.group(1).toLowerCase(Locale.ROOT));
        if (known == null) {
            throw new Unreadable(ProblemCode.WRONG_CHARSET);
        }
        return known;
    }

    private static Charset charset(Charset marked, Charset declared) throws Unreadable {
        boolean wide = declared != null && declared.name().startsWith("UTF-16");
        boolean agree = marked == null
                ? !wide
                : declared == null
                        || declared.equals(marked)
                        || declared == StandardCharsets.UTF_16 && marked != StandardCharsets.UTF_8;
        if (!agree) {
            throw new Unreadable(ProblemCode.WRONG_CHARSET);
        }
        return marked != null ? marked : declared != null ? declared : StandardCharsets.UTF_8;
    }

    /** From now on so many characters may be read, about. */
    void allow(int characters) {
        left = characters;
    }

    @Override
    public int read(char[] to, int offset, int length) throws IOException {
        try {
            if (left <= 0) {
                throw new Unreadable(ProblemCode.TOO_LARGE);
            }
            int read = text.read(to, offset, length);
            ended = read < 0;
            left -= read;
            count += Math.max(0, read);
            return read;
        } catch (CharacterCodingException undecodable) {
            failure = new Unreadable(ProblemCode.WRONG_CHARSET);
            throw failure;
        } catch (IOException dropped) {
            failure = dropped;
            throw dropped;
        }
    }

    /** What went wrong while reading, whatever the parser made of it; null when nothing did. */
    IOException failure() {
        return failure;
    }

    /** Whether a parser that stopped here has seen all there is, and asked for more. */
    boolean isEnd(int offset) {
        return ended && offset >= count;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
