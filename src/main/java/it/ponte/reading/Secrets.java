package it.ponte.reading;

import java.util.Set;

/**
 * What opens and vouches for the messages of one partner. Cannot print itself.
 *
 * @param password of its encrypted zip files, workbooks and OpenPGP messages; null where none is agreed
 * @param ourPgpKey the hub's own secret OpenPGP keys, armoured, with their passphrase; null where it has none
 * @param pgpSigner the partner's public OpenPGP key, armoured: its OpenPGP messages must bear its signature; null where
 *     nothing is asked
 * @param signers SHA-256 of the certificates, in lower-case hex, one of which must have signed a {@code .p7m}; empty
 *     where an intact signature is enough
 */
public record Secrets(char[] password, PgpKey ourPgpKey, String pgpSigner, Set<String> signers) {
    /** For a partner with whom nothing is agreed. */
    public static final Secrets NONE = new Secrets(null, null, null, Set.of());

    /** Secret OpenPGP keys, armoured, and the passphrase that opens them. */
    public record PgpKey(String armoured, char[] passphrase) {
        @Override
        public String toString() {
            return "PgpKey[…]";
        }
    }

    public Secrets {
        password = password == null ? null : password.clone();
        signers = Set.copyOf(signers);
    }

    @Override
    public String toString() {
        return "Secrets[…]";
    }
}
