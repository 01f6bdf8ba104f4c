package it.ponte.access;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A key that gets new versions while hubs run. It seals with the newest that it knows and opens with each. Text that was
 * sealed by a version it does not know yet, another hub's, makes it read its keyset again: so there is no moment in
 * which something cannot be opened.
 */
final class TurningKey implements Aead {
    /** What Tink writes before sealed text: a byte 1 and the four bytes of the key's id. */
    private static final byte TINK = 1;

    private static final int PREFIX = 5;

    private final Supplier<KeysetHandle> source;
    private volatile Versions versions;

    /** Over a source that may be asked again at any time. */
    TurningKey(Supplier<KeysetHandle> source) {
        this.source = source;
        renew();
    }

    private record Versions(Aead key, int newest, Set<Integer> known) {}

    /** Reads the keyset again; where that fails the versions that are known stay. */
    void renew() {
        KeysetHandle keyset = source.get();
        try {
            versions = new Versions(
                    keyset.getPrimitive(RegistryConfiguration.get(), Aead.class),
                    keyset.getPrimary().getId(),
                    IntStream.range(0, keyset.size())
                            .mapToObj(i -> keyset.getAt(i).getId())
                            .collect(Collectors.toSet()));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a keyset holds keys of another kind", broken);
        }
    }

    /** The id of the version that seals. */
    int newest() {
        return versions.newest();
    }

    @Override
    public byte[] encrypt(byte[] plain, byte[] about) throws GeneralSecurityException {
        return versions.key().encrypt(plain, about);
    }

    @Override
    public byte[] decrypt(byte[] sealed, byte[] about) throws GeneralSecurityException {
        if (!versions.known().contains(versionOf(sealed, 0))) {
            renew();
        }
        return versions.key().decrypt(sealed, about);
    }

    /** Which version sealed what begins at this place; 0 where that cannot be said. */
    static int versionOf(byte[] sealed, int from) {
        return sealed.length >= from + PREFIX && sealed[from] == TINK
                ? ByteBuffer.wrap(sealed, from + 1, Integer.BYTES).getInt()
                : 0;
    }
}
