package it.ponte.access;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Where a chain stood after a batch, signed.
 *
 * @param seq the last link that it vouches for
 * @param hash that link's
 * @param at to the microsecond
 */
record AuditRoot(String chain, long seq, byte[] hash, Instant at, byte[] signature) {
    private static final int PARTS = 5;

    /** Whether the other says the same, signature and all. */
    boolean isSame(AuditRoot other) {
        return chain.equals(other.chain)
                && seq == other.seq
                && at.equals(other.at)
                && Arrays.equals(hash, other.hash)
                && Arrays.equals(signature, other.signature);
    }

    /** What is signed: chain, seq, hash in hexadecimal digits and at (ISO 8601), with blanks between. */
    byte[] signed() {
        return (chain + " " + seq + " " + HexFormat.of().formatHex(hash) + " " + at).getBytes(StandardCharsets.UTF_8);
    }

    /** The line of the file of roots: a JSON object whose values need no escape. */
    String line() {
        return "{\"chain\":\"%s\",\"seq\":\"%d\",\"hash\":\"%s\",\"at\":\"%s\",\"signature\":\"%s\"}"
                .formatted(
                        chain,
                        seq,
                        HexFormat.of().formatHex(hash),
                        at,
                        Base64.getEncoder().encodeToString(signature));
    }

    /**
     * Reads a line back.
     *
     * @throws IllegalArgumentException when it is none
     */
    static AuditRoot of(String line) {
        String[] values = line.replaceAll("[{}\"]", "").split(",", -1);
        if (values.length != PARTS) {
            throw new IllegalArgumentException("no root");
        }
        try {
            return new AuditRoot(
                    value(values[0], "chain"),
                    Long.parseLong(value(values[1], "seq")),
                    HexFormat.of().parseHex(value(values[2], "hash")),
                    Instant.parse(value(values[3], "at")),
                    Base64.getDecoder().decode(value(values[4], "signature")));
        } catch (java.time.DateTimeException noMoment) {
            throw new IllegalArgumentException("no root", noMoment);
        }
    }

    private static String value(String part, String name) {
        if (!part.startsWith(name + ":")) {
            throw new IllegalArgumentException("no root");
        }
        return part.substring(name.length() + 1);
    }
}
