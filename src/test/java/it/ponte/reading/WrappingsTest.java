package it.ponte.reading;

import static it.ponte.reading.Wrapped.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.reading.Wrapped.Signer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrappingsTest {
    static final byte[] CSV = ("N. PRATICA;COGNOME\n" + "17;Rossi\n".repeat(3000)).getBytes(StandardCharsets.UTF_8);
    static final Secrets AGREED = new Secrets(PASSWORD, null, null, Set.of());
    private static final char[] OTHER = "un'altra".toCharArray();
    private static final Instant NEXT_CENTURY = Instant.parse("2100-01-01T00:00:00Z");

    static byte[] read(Secrets secrets, byte[] sent) throws IOException {
        return new Wrappings(secrets, Limits.USUAL)
                .open(new ByteArrayInputStream(sent))
                .readAllBytes();
    }

    static void assertRefused(ProblemCode code, Secrets secrets, byte[] sent) {
        assertThatThrownBy(() -> read(secrets, sent))
                .isInstanceOfSatisfying(
                        Unreadable.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void whatIsNotWrappedIsLeftAsItIs() throws Exception {
        for (String text : new String[] {"", "a", "PK", "MIIB;x\n1;2", "Ã©;b\n", "0;1\n"}) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            assertThat(read(AGREED, bytes)).as(text).isEqualTo(bytes);
            byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
            assertThat(read(AGREED, latin)).as(text).isEqualTo(latin);
        }
    }

    @Test
    void aZipWithOneFileIsOpened() throws Exception {
        byte[] zip = Wrapped.zip(CSV, null, EncryptionMethod.NONE, "__MACOSX/._a.csv", "a.csv", ".DS_Store");

        assertThat(read(Secrets.NONE, zip)).isEqualTo(CSV);
    }

    @Test
    void aZipWithSeveralFilesOrNoneIsRefused() throws Exception {
        assertRefused(
                ProblemCode.NOT_ONE_FILE,
                Secrets.NONE,
                Wrapped.zip(CSV, null, EncryptionMethod.NONE, "a.csv", "b.csv"));
        assertRefused(
                ProblemCode.NOT_ONE_FILE, Secrets.NONE, Wrapped.zip(CSV, null, EncryptionMethod.NONE, "__MACOSX/._a"));
    }

    @ParameterizedTest
    @EnumSource(names = {"AES", "ZIP_STANDARD"})
    void aZipWithThePasswordThatIsAgreedIsOpened(EncryptionMethod method) throws Exception {
        byte[] zip = Wrapped.zip(CSV, PASSWORD, method, "a.csv");

        assertThat(read(AGREED, zip)).isEqualTo(CSV);
        assertRefused(ProblemCode.ENCRYPTED, Secrets.NONE, zip);
        assertRefused(ProblemCode.WRONG_PASSWORD, new Secrets(OTHER, null, null, Set.of()), zip);
    }

    @Test
    void aWorkbookDoesNotSayHowLongItsPasswordTakes() throws Exception {
        assertThat(read(AGREED, Wrapped.workbook(CSV, PASSWORD, 500_000))).isEqualTo(CSV);
        assertRefused(ProblemCode.TOO_LARGE, AGREED, Wrapped.workbook(CSV, PASSWORD, 1_000_001));
    }

    @Test
    void aWorkbookWithAPasswordIsOpened() throws Exception {
        byte[] workbook = Wrapped.workbook(CSV, PASSWORD);

        assertThat(read(AGREED, workbook)).isEqualTo(CSV);
        assertRefused(ProblemCode.ENCRYPTED, Secrets.NONE, workbook);
        assertRefused(ProblemCode.WRONG_PASSWORD, new Secrets(OTHER, null, null, Set.of()), workbook);
        assertRefused(ProblemCode.NOT_XLSX, AGREED, Arrays.copyOf(workbook, 700));
    }

    @Test
    void aSignedFileIsOpenedWhenItsSignatureHolds() throws Exception {
        Signer signer = Signer.until(NEXT_CENTURY);
        byte[] p7m = signer.p7m(CSV);
        String fingerprint = DigestUtils.sha256Hex(signer.certificate().getEncoded());

        assertThat(read(Secrets.NONE, p7m)).isEqualTo(CSV);
        assertThat(read(Secrets.NONE, Base64.getMimeEncoder().encode(p7m))).isEqualTo(CSV);
        assertThat(read(new Secrets(null, null, null, Set.of(fingerprint)), p7m))
                .isEqualTo(CSV);
        assertRefused(ProblemCode.UNKNOWN_SIGNER, new Secrets(null, null, null, Set.of("00")), p7m);
        byte[] changed = p7m.clone();
        changed[100] ^= 1;
        assertRefused(ProblemCode.BAD_SIGNATURE, Secrets.NONE, changed);
        assertRefused(
                ProblemCode.BAD_SIGNATURE,
                Secrets.NONE,
                Signer.until(Instant.parse("2021-01-01T00:00:00Z")).p7m(CSV));
    }

    @Test
    void layersMayLieAroundEachOtherButNotWithoutEnd() throws Exception {
        Signer signer = Signer.until(NEXT_CENTURY);
        byte[] twice = signer.p7m(Wrapped.zip(CSV, PASSWORD, EncryptionMethod.AES, "a.csv"));
        byte[] deep = CSV;
        for (int i = 0; i < 5; i++) {
            deep = Wrapped.zip(deep, null, EncryptionMethod.NONE, "a.zip");
        }

        assertThat(read(AGREED, twice)).isEqualTo(CSV);
        assertRefused(ProblemCode.TOO_LARGE, AGREED, deep);
    }

    @Test
    void whatMustHoldOfAnOuterLayerIsLookedAtThoughAZipInsideEndsBeforeIt() throws Exception {
        byte[] zip = Wrapped.zip(CSV, null, EncryptionMethod.NONE, "a.csv");
        byte[] signed = Signer.until(NEXT_CENTURY).p7m(zip);

        assertThat(read(AGREED, signed)).isEqualTo(CSV);
        assertRefused(ProblemCode.UNKNOWN_SIGNER, new Secrets(null, null, null, Set.of("00")), signed);
        assertRefused(
                ProblemCode.NOT_ONE_FILE,
                Secrets.NONE,
                Wrapped.zip(zip, null, EncryptionMethod.NONE, "a.zip", "b.zip"));
    }

    @Test
    void aSmallFileThatUnfoldsToAHugeOneIsRefused() throws Exception {
        byte[] bomb = Wrapped.zip(new byte[60 * 1024 * 1024], null, EncryptionMethod.NONE, "zero.csv");
        Wrappings wrappings = new Wrappings(Secrets.NONE, new Limits(50 * 1024 * 1024, 9, 9, 99));

        assertThat(bomb.length).isLessThan(100_000);
        try (InputStream inside = wrappings.open(new ByteArrayInputStream(bomb))) {
            assertThatThrownBy(() -> inside.transferTo(OutputStream.nullOutputStream()))
                    .isInstanceOfSatisfying(Unreadable.class, refused -> assertThat(refused.code())
                            .isEqualTo(ProblemCode.TOO_LARGE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip", "aes", "workbook", "pgp", "p7m"})
    void whatIsCutOffAnywhereIsRefusedAndNeverTakenForADroppedConnection(String kind) throws Exception {
        byte[] small = Arrays.copyOf(CSV, 300);
        byte[] whole =
                switch (kind) {
                    case "zip" -> Wrapped.zip(small, null, EncryptionMethod.NONE, "a.csv");
                    case "aes" -> Wrapped.zip(small, PASSWORD, EncryptionMethod.AES, "a.csv");
                    case "workbook" -> Wrapped.workbook(small, PASSWORD);
                    case "pgp" -> Wrapped.pgpUnder(PASSWORD, small, true);
                    default -> Signer.until(NEXT_CENTURY).p7m(small);
                };
        for (int length = 40; length < whole.length; length += Math.max(1, whole.length / 60)) {
            byte[] cut = Arrays.copyOf(whole, length);
            try {
                assertThat(read(AGREED, cut)).as("%s cut at %d", kind, length).isIn(small, cut);
            } catch (Unreadable told) {
                assertThat(told.code()).isNotNull();
            }
        }
    }

    @Test
    void aDroppedConnectionIsNoFaultOfTheMessage() throws Exception {
        for (byte[] whole : new byte[][] {
            Wrapped.zip(CSV, PASSWORD, EncryptionMethod.AES, "a.csv"),
            Wrapped.pgpUnder(PASSWORD, CSV, true),
            Signer.until(NEXT_CENTURY).p7m(CSV),
            Wrapped.workbook(CSV, PASSWORD)
        }) {
            InputStream dropping =
                    new SequenceInputStream(new ByteArrayInputStream(whole, 0, whole.length / 2), new InputStream() {
                        @Override
                        public int read() throws IOException {
                            throw new IOException("connection reset");
                        }
                    });
            assertThatThrownBy(() ->
                            new Wrappings(AGREED, Limits.USUAL).open(dropping).readAllBytes())
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(Unreadable.class);
        }
    }
}
