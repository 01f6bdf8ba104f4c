package it.ponte.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A row of table {@code audit}.
 *
 * @param at to the microsecond, as the table keeps it
 * @param mac what {@link #authentication} answers, if the hub wrote the row
 */
record AuditRow(long id, String who, String what, boolean isChange, String about, Instant at, String hub, byte[] mac) {
    /** What stands before the first link of a chain. */
    static final byte[] BEGINNING = new byte[32];

    private static final String KIND = "audit";

    /** The row's code as the vault's index key makes it: over all fields but the id, which the database gives. */
    byte[] authentication(Vault vault) {
        return vault.authentication(KIND, text());
    }

    /** Whether nobody but a hub can have written the row like this. */
    boolean isAuthentic(Vault vault) {
        return MessageDigest.isEqual(authentication(vault), mac);
    }

    /**
     * The hash of the row's link: SHA-256 over, one after the other, the 32 bytes of the hash before it (zeros before the
     * first), in UTF-8 the chain's id, the place in decimal, the row's id in decimal, who, what, "change" or "look",
     * about, the microseconds since 1970 in decimal, and the hub, each followed by a NUL, which no text in the database
     * can hold; and the bytes of the row's code.
     */
    byte[] linked(byte[] before, String chain, long seq) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        digest.update(before);
        digest.update((chain + "\0" + seq + "\0" + id + "\0" + text()).getBytes(StandardCharsets.UTF_8));
        digest.update(mac);
        return digest.digest();
    }

    private String text() {
        return String.join(
                "\0",
                who,
                what,
                isChange ? "change" : "look",
                about,
                Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at)),
                hub,
                "");
    }
}
