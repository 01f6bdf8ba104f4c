package it.ponte.reading;

import static it.ponte.reading.Wrapped.PASSWORD;
import static it.ponte.reading.WrappingsTest.AGREED;
import static it.ponte.reading.WrappingsTest.CSV;
import static it.ponte.reading.WrappingsTest.assertRefused;
import static it.ponte.reading.WrappingsTest.read;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.reading.Secrets.PgpKey;
import java.util.Set;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.junit.jupiter.api.Test;

class PgpLayerTest {
    @Test
    void anOpenPgpMessageUnderThePasswordIsOpened() throws Exception {
        byte[] message = Wrapped.pgpUnder(PASSWORD, CSV, true);

        assertThat(read(AGREED, message)).isEqualTo(CSV);
        assertThat(read(
                        AGREED,
                        Wrapped.armoured(message)
                                .replace("PGP MESSAGE", "PGP MESSAGE")
                                .getBytes()))
                .isEqualTo(CSV);
        assertRefused(ProblemCode.ENCRYPTED, Secrets.NONE, message);
        assertRefused(ProblemCode.BAD_SIGNATURE, AGREED, Wrapped.pgpUnder(PASSWORD, CSV, false));
    }

    @Test
    void aMessageIsNotUnpackedWithoutEnd() throws Exception {
        assertThat(read(AGREED, Wrapped.pgpPacked(PASSWORD, CSV, 4))).isEqualTo(CSV);
        assertRefused(ProblemCode.TOO_LARGE, AGREED, Wrapped.pgpPacked(PASSWORD, CSV, 5));
        assertRefused(ProblemCode.TOO_LARGE, AGREED, Wrapped.pgpPacked(PASSWORD, CSV, 5_000));
    }

    @Test
    void aMessageDoesNotSayHowMuchMemoryItsPasswordTakes() throws Exception {
        assertThat(read(AGREED, Wrapped.pgpArgon2(PASSWORD, CSV, 3, 16))).isEqualTo(CSV);
        assertRefused(ProblemCode.TOO_LARGE, AGREED, Wrapped.pgpArgon2(PASSWORD, CSV, 1, 17));
        assertRefused(ProblemCode.TOO_LARGE, AGREED, Wrapped.pgpArgon2(PASSWORD, CSV, 5, 10));
    }

    @Test
    void anOpenPgpMessageToTheHubsOwnKeyIsOpenedAndItsSignerIsAskedFor() throws Exception {
        PGPSecretKey ours = Wrapped.pgpKey();
        PGPSecretKey theirs = Wrapped.pgpKey();
        var key = new PgpKey(Wrapped.armoured(ours.getEncoded()), PASSWORD);
        var anybody = new Secrets(null, key, null, Set.of());
        var named =
                new Secrets(null, key, Wrapped.armoured(theirs.getPublicKey().getEncoded()), Set.of());
        byte[] signed = Wrapped.pgpTo(ours.getPublicKey(), CSV, theirs);

        assertThat(read(anybody, signed)).isEqualTo(CSV);
        assertThat(read(named, signed)).isEqualTo(CSV);
        assertRefused(ProblemCode.UNKNOWN_SIGNER, named, Wrapped.pgpTo(ours.getPublicKey(), CSV, null));
        assertRefused(ProblemCode.UNKNOWN_SIGNER, named, Wrapped.pgpTo(ours.getPublicKey(), CSV, ours));
        assertRefused(ProblemCode.ENCRYPTED, AGREED, signed);
        assertRefused(ProblemCode.WRONG_PASSWORD, anybody, Wrapped.pgpTo(theirs.getPublicKey(), CSV, null));
    }
}
