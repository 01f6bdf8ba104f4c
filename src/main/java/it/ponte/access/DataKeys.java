package it.ponte.access;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/**
 * The data keys of people, each 256 random bits for AES-GCM. Wrapped, a key is a byte 1 and what the hub's key sealed of
 * its bits, about "data-key". A keyset of its own for each person, as the hub wrapped them at first (a protocol buffer,
 * which never begins with that byte), took ten times as long to read as what it sealed; those are still read.
 */
final class DataKeys {
    private static final byte PLAIN_KEY = 1;
    private static final int KEY_BYTES = 32;
    private static final byte[] ABOUT = "data-key".getBytes(StandardCharsets.US_ASCII);

    private final Aead hubKey;

    DataKeys(Aead hubKey) {
        this.hubKey = hubKey;
    }

    /** The same data key, wrapped anew by what the hub's key is now. */
    byte[] rewrap(byte[] wrapped) throws GeneralSecurityException {
        if (wrapped[0] == PLAIN_KEY) {
            return wrap(hubKey.decrypt(Arrays.copyOfRange(wrapped, 1, wrapped.length), ABOUT));
        }
        KeysetHandle keyset =
                TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, hubKey, new byte[0], RegistryConfiguration.get());
        return TinkProtoKeysetFormat.serializeEncryptedKeyset(keyset, hubKey, new byte[0], RegistryConfiguration.get());
    }

    /** Which version of the hub's key wrapped this. */
    static int versionOf(byte[] wrapped) {
        if (wrapped[0] == PLAIN_KEY) {
            return TurningKey.versionOf(wrapped, 1);
        }
        // A protocol buffer: the number of its first field, the sealed keyset; that one's length, in bytes that go on
        // while their highest bit is set; then the sealed keyset itself.
        int begin = 1;
        while (wrapped[begin] < 0) {
            begin++;
        }
        return TurningKey.versionOf(wrapped, begin + 1);
    }

    /** A new key. */
    DataKey next() throws GeneralSecurityException {
        byte[] plain = Random.randBytes(KEY_BYTES);
        Aead key = new AesGcmJce(plain);
        return new DataKey(wrap(plain), () -> key);
    }

    private byte[] wrap(byte[] plain) throws GeneralSecurityException {
        byte[] sealed = hubKey.encrypt(plain, ABOUT);
        byte[] wrapped = new byte[1 + sealed.length];
        wrapped[0] = PLAIN_KEY;
        System.arraycopy(sealed, 0, wrapped, 1, sealed.length);
        return wrapped;
    }

    /** The key in a wrapped one, to seal and open with. */
    Aead unwrap(byte[] wrapped) throws GeneralSecurityException {
        if (wrapped[0] == PLAIN_KEY) {
            return new AesGcmJce(hubKey.decrypt(Arrays.copyOfRange(wrapped, 1, wrapped.length), ABOUT));
        }
        return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, hubKey, new byte[0], RegistryConfiguration.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }
}
