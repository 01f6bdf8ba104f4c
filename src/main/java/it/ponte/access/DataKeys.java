package it.ponte.access;

import com.google.crypto.tink.Aead;
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

    /** A new key. */
    DataKey next() throws GeneralSecurityException {
        byte[] plain = Random.randBytes(KEY_BYTES);
        Aead key = new AesGcmJce(plain);
        byte[] sealed = hubKey.encrypt(plain, ABOUT);
        byte[] wrapped = new byte[1 + sealed.length];
        wrapped[0] = PLAIN_KEY;
        System.arraycopy(sealed, 0, wrapped, 1, sealed.length);
        return new DataKey(wrapped, () -> key);
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
