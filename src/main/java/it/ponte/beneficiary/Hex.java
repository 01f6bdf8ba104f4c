package it.ponte.beneficiary;

import java.util.Collection;
import java.util.HexFormat;

/** Keyed hashes are compared as hex in memory and kept as bytes in the tables. */
final class Hex {
    private static final HexFormat HEX = HexFormat.of();

    private Hex() {}

    static byte[][] bytes(Collection<String> hashes) {
        return hashes.stream().map(HEX::parseHex).toArray(byte[][]::new);
    }

    /** Null stays null. */
    static byte[] bytes(String hash) {
        return hash == null ? null : HEX.parseHex(hash);
    }

    static String text(byte[] hash) {
        return HEX.formatHex(hash);
    }
}
