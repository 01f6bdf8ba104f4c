package it.ponte.access;

import com.google.crypto.tink.KeysetHandle;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.IntStream;

/** What may be done to a keyset: a new version is added, takes over, and an old one is dropped. */
public final class KeyTurning {
    private KeyTurning() {}

    /** With a new version that seals from now on. */
    public static KeysetHandle turned(KeyClass of, KeysetHandle keyset) {
        return build(KeysetHandle.newBuilder(keyset).addEntry(fresh(of).makePrimary()));
    }

    /** With a new version that only opens yet: for hubs that each must be told before one of them seals with it. */
    public static KeysetHandle prepared(KeyClass of, KeysetHandle keyset) {
        return build(KeysetHandle.newBuilder(keyset).addEntry(fresh(of)));
    }

    /** Whether the version that was added last does not seal yet. */
    public static boolean isPrepared(KeysetHandle keyset) {
        return !keyset.getAt(keyset.size() - 1).isPrimary();
    }

    /** With the version that was added last as the one that seals. */
    public static KeysetHandle promoted(KeysetHandle keyset) {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(keyset);
        builder.getAt(builder.size() - 1).makePrimary();
        return build(builder);
    }

    /** The versions that seal no more, oldest first. */
    public static List<Integer> old(KeysetHandle keyset) {
        return IntStream.range(0, keyset.size())
                .mapToObj(keyset::getAt)
                .filter(entry -> !entry.isPrimary())
                .map(KeysetHandle.Entry::getId)
                .toList();
    }

    /** Without a version. */
    public static KeysetHandle without(KeysetHandle keyset, int version) {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(keyset);
        IntStream.range(0, keyset.size())
                .filter(i -> keyset.getAt(i).getId() == version)
                .findFirst()
                .ifPresent(builder::deleteAt);
        return build(builder);
    }

    private static KeysetHandle.Builder.Entry fresh(KeyClass of) {
        return KeysetHandle.generateEntryFromParameters(of.parameters()).withRandomId();
    }

    private static KeysetHandle build(KeysetHandle.Builder builder) {
        try {
            return builder.build();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the keyset cannot be changed so", impossible);
        }
    }
}
