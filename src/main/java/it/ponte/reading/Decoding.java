package it.ponte.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Turns bytes into characters as a stream and never guesses: a byte order mark decides; else it is UTF-8; else, when
 * the first bytes that are not ASCII are no UTF-8, the declared charset from there on. Bytes that fit none, and UTF-16
 * that is neither marked nor declared, are WRONG_CHARSET, so that no replacement character is ever stored.
 */
final class Decoding extends Reader {
    private static final int BUFFER = 16 * 1024;

    private final InputStream in;
    private final Charset declared;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();
    private CharsetDecoder decoder;
    /** While all was ASCII, which reads the same in UTF-8 and in any declared charset. */
    private boolean undecided;

    private boolean ended;
    private boolean finished;

    private Decoding(InputStream in, Charset declared) {
        this.in = in;
        this.declared = declared;
    }

    /** Starts reading; {@code declared} is what the partner says it writes. */
    static Decoding of(InputStream in, Charset declared) throws IOException {
        Decoding decoding = new Decoding(in, declared);
        decoding.start();
        return decoding;
    }

    private void start() throws IOException {
        while (bytes.remaining() < 4 && !ended) {
            fill();
        }
        if (startsWith(0xEF, 0xBB, 0xBF)) {
            begin(StandardCharsets.UTF_8, 3);
        } else if (startsWith(0xFF, 0xFE, 0, 0)) {
            throw new Unreadable(ProblemCode.WRONG_CHARSET); // UTF-32
        } else if (startsWith(0xFF, 0xFE)) {
            begin(StandardCharsets.UTF_16LE, 2);
        } else if (startsWith(0xFE, 0xFF)) {
            begin(StandardCharsets.UTF_16BE, 2);
        } else if (startsWith(0) || secondIsZero()) {
            // UTF-16 without a mark: its letters without accents are UTF-8 too, with a zero beside each
            if (!declared.name().startsWith("UTF-16")) {
                throw new Unreadable(ProblemCode.WRONG_CHARSET);
            }
            begin(startsWith(0) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE, 0);
        } else {
            begin(StandardCharsets.UTF_8, 0);
            undecided = !declared.equals(StandardCharsets.UTF_8);
        }
    }

    private boolean secondIsZero() {
        return bytes.remaining() > 1 && bytes.get(bytes.position() + 1) == 0;
    }

    private boolean startsWith(int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.remaining() <= i || (bytes.get(bytes.position() + i) & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private void begin(Charset charset, int skipped) {
        bytes.position(bytes.position() + skipped);
        decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read(char[] to, int offset, int length) throws IOException {
        while (!chars.hasRemaining() && !finished) {
            decode();
        }
        if (!chars.hasRemaining()) {
            return -1;
        }
        int read = Math.min(length, chars.remaining());
        chars.get(to, offset, read);
        return read;
    }

    private void decode() throws IOException {
        chars.clear();
        CoderResult result = decoder.decode(bytes, chars, ended);
        chars.flip();
        if (undecided && !isAscii(chars)) {
            undecided = false;
        }
        if (result.isError()) {
            if (!undecided) {
                throw new Unreadable(ProblemCode.WRONG_CHARSET);
            }
            undecided = false;
            begin(declared, 0);
        } else if (result.isUnderflow()) {
            finished = ended;
            if (!ended) {
                fill();
            }
        }
    }

    private static boolean isAscii(CharBuffer text) {
        for (int i = text.position(); i < text.limit(); i++) {
            if (text.get(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
    }

    /** Whether all bytes have been read. */
    boolean isAtEnd() {
        return finished;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
