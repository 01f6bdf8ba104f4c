package it.ponte.access;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.PublicKeySign;
import com.google.crypto.tink.PublicKeyVerify;
import com.google.crypto.tink.RegistryConfiguration;
import java.security.GeneralSecurityException;

/** The key with which hubs sign where their chains stand (Ed25519), and by which anybody with the keys sees that they did. */
public final class AuditKey {
    private final PublicKeySign signing;
    private final PublicKeyVerify verifying;

    /** Over the keyset {@code audit.keyset}. */
    public AuditKey(KeysetHandle keyset) {
        signing = Vault.quietly(() -> keyset.getPrimitive(RegistryConfiguration.get(), PublicKeySign.class));
        verifying = Vault.quietly(
                () -> keyset.getPublicKeysetHandle().getPrimitive(RegistryConfiguration.get(), PublicKeyVerify.class));
    }

    AuditRoot sign(AuditRoot root) {
        byte[] signature = Vault.quietly(() -> signing.sign(root.signed()));
        return new AuditRoot(root.chain(), root.seq(), root.hash(), root.at(), signature);
    }

    boolean signed(AuditRoot root) {
        try {
            verifying.verify(root.signature(), root.signed());
            return true;
        } catch (GeneralSecurityException another) {
            return false;
        }
    }
}
