package it.ponte.partner;

import java.util.List;

/**
 * What its files come wrapped in, as agreed with a partner. The file names the variable that holds a secret, never the
 * secret.
 *
 * @param passwordEnv the environment variable with the password of its zip files, workbooks and OpenPGP messages; null
 *     where none is agreed
 * @param pgpKey its public OpenPGP key, armoured, which must have signed its OpenPGP messages; null where none need
 * @param signedBy SHA-256 of the certificates, in hex, one of which must have signed its {@code .p7m} files; empty where
 *     any intact signature will do
 */
public record Wrapping(String passwordEnv, String pgpKey, List<String> signedBy) {
    /** Nothing is agreed: what is not encrypted is read. */
    public static final Wrapping NONE = new Wrapping(null, null, List.of());

    public Wrapping {
        signedBy = List.copyOf(signedBy);
    }
}
