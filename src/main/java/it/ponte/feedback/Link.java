package it.ponte.feedback;

import it.ponte.access.Vault;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The link of a referral's letters: 128 bits that nobody can guess, worked out from the referral's code and a key of the
 * hub, so that they are kept nowhere; only their SHA-256 is, to find the referral again.
 */
record Link(String token) {
    private static final int BYTES = 16;

    static Link of(Vault vault, String referralCode) {
        byte[] keyed = vault.index("letter-link", referralCode);
        // the last bytes: the first ones name the key and are the same in every link
        return new Link(HexFormat.of().formatHex(Arrays.copyOfRange(keyed, keyed.length - BYTES, keyed.length)));
    }

    /** Where the link leads, below the hub's public address. */
    String under(String publicUrl) {
        return publicUrl.replaceAll("/+$", "") + "/r/" + token;
    }

    byte[] sha256() {
        return DigestUtils.sha256(token);
    }

    /** The token opens a page of a person: it is not printed. */
    @Override
    public String toString() {
        return "Link[•••]";
    }
}
