package it.ponte.access;

import com.google.crypto.tink.Aead;
import java.util.function.Supplier;

/** One person's own key: what tells who she is is sealed with it, and whoever destroys it erases her. */
public final class DataKey {
    private final byte[] wrapped;
    private final Supplier<Aead> unwrapping;
    private Aead key;

    DataKey(byte[] wrapped, Supplier<Aead> unwrapping) {
        this.wrapped = wrapped;
        this.unwrapping = unwrapping;
    }

    /** The key as it is kept, wrapped by the hub's; null where she has none. */
    public byte[] wrapped() {
        return wrapped;
    }

    /** Seals with this key, tied to its place. */
    public byte[] seal(byte[] plain, String about) {
        return Vault.quietly(() -> key().encrypt(plain, Vault.bytes(about)));
    }

    /** Opens what {@link #seal} sealed for the same place. */
    public byte[] open(byte[] sealed, String about) {
        return Vault.quietly(() -> key().decrypt(sealed, Vault.bytes(about)));
    }

    private Aead key() {
        if (key == null) {
            key = unwrapping.get();
        }
        return key;
    }

    @Override
    public String toString() {
        return "DataKey[•••]";
    }
}
