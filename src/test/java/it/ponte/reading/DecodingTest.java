package it.ponte.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DecodingTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    /** Longer than any buffer, with its only accents at the end. */
    private static final String LONG = "abc;def\n".repeat(10_000) + "però €";

    private static String decode(byte[] bytes, Charset declared) throws IOException {
        StringWriter text = new StringWriter();
        Decoding.of(new ByteArrayInputStream(bytes), declared).transferTo(text);
        return text.toString();
    }

    private static byte[] joined(byte[]... parts) throws IOException {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.write(part);
        }
        return all.toByteArray();
    }

    @Test
    void whatIsNoUtf8IsReadAsDeclared() throws IOException {
        assertThat(decode(LONG.getBytes(WINDOWS), WINDOWS)).isEqualTo(LONG);
    }

    @Test
    void whatIsUtf8IsReadSoWhateverIsDeclared() throws IOException {
        assertThat(decode(LONG.getBytes(StandardCharsets.UTF_8), WINDOWS)).isEqualTo(LONG);
    }

    @Test
    void aByteOrderMarkDecidesAndIsNoText() throws IOException {
        assertThat(decode(("\uFEFF" + LONG).getBytes(StandardCharsets.UTF_8), WINDOWS))
                .isEqualTo(LONG);
        assertThat(decode(("\uFEFF" + LONG).getBytes(StandardCharsets.UTF_16LE), WINDOWS))
                .isEqualTo(LONG);
        assertThat(decode(("\uFEFF" + LONG).getBytes(StandardCharsets.UTF_16BE), WINDOWS))
                .isEqualTo(LONG);
    }

    @Test
    void twoOrFourBytesForEveryLetterAreSaidToBeAWrongCharsetWhereNoMarkOrPartnerTellsOfThem() {
        for (String charset : new String[] {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "X-UTF-32LE-BOM"}) {
            assertThatThrownBy(() -> decode(LONG.getBytes(Charset.forName(charset)), WINDOWS))
                    .as(charset)
                    .isInstanceOfSatisfying(
                            Unreadable.class, told -> assertThat(told.code()).isEqualTo(ProblemCode.WRONG_CHARSET));
        }
    }

    @Test
    void aMixtureOfTwoCharsetsIsRefused() throws IOException {
        byte[] mixed = joined("è ".getBytes(StandardCharsets.UTF_8), "è".getBytes(WINDOWS));

        assertThatThrownBy(() -> decode(mixed, WINDOWS)).isInstanceOf(Unreadable.class);
    }

    @Test
    void bytesThatFitNeitherAreRefusedAndNeverReplaced() {
        assertThatThrownBy(() -> decode(new byte[] {'a', (byte) 0xE8}, StandardCharsets.UTF_8))
                .isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> decode(new byte[] {'a', (byte) 0x81}, WINDOWS)).isInstanceOf(Unreadable.class);
    }

    @Test
    void aCharacterCutInTwoAtTheEndIsNoUtf8() throws IOException {
        byte[] cut = {'a', (byte) 0xC3};

        assertThat(decode(cut, WINDOWS)).isEqualTo("aÃ");
        assertThatThrownBy(() -> decode(cut, StandardCharsets.UTF_8)).isInstanceOf(Unreadable.class);
    }

    @Test
    void nothingIsAnEmptyText() throws IOException {
        assertThat(decode(new byte[0], WINDOWS)).isEmpty();
    }

    @Test
    void utf16WithoutAMarkIsKnownByItsZerosWhereItIsDeclared() throws IOException {
        assertThat(decode(LONG.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.UTF_16))
                .isEqualTo(LONG);
        assertThat(decode(LONG.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16))
                .isEqualTo(LONG);
        assertThat(decode(LONG.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_16))
                .isEqualTo(LONG);
    }

    @Test
    void utf16ThatBreaksOffInsideACharacterIsRefused() {
        byte[] cut = {(byte) 0xFF, (byte) 0xFE, 'a', 0, 'b'};

        assertThatThrownBy(() -> decode(cut, WINDOWS)).isInstanceOf(Unreadable.class);
    }
}
