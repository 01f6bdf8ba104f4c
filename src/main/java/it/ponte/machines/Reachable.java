package it.ponte.machines;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * Which addresses a partner's server may have: those of the internet. Where a name leads to the hub's own network, whoever
 * writes partner files, or rules the name, could make the hub call what only it can reach.
 */
final class Reachable {
    private Reachable() {}

    /** Whether an address is of the internet: none of RFC 6890's special ones, none in which such a one may hide. */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic(at(bytes, 0), at(bytes, 1), at(bytes, 2)) : isPublic(bytes);
    }

    private static boolean isPublic(int first, int second, int third) {
        return first != 0
                && first < 240
                && !(first == 100 && second >= 64 && second < 128) // shared by providers, RFC 6598
                && !(first == 192 && second == 0 && third <= 2) // protocols, documentation
                && !(first == 198 && (second == 18 || second == 19)) // measurements
                && !(first == 198 && second == 51 && third == 100) // documentation
                && !(first == 203 && second == 0 && third == 113); // documentation
    }

    /** Of IPv6 only 2000::/3 is given out; in 2001::/23 and 2002::/16 tunnels bear addresses of IPv4. */
    private static boolean isPublic(byte[] bytes) {
        boolean isTunnel =
                at(bytes, 0) == 0x20 && (at(bytes, 1) == 0x02 || at(bytes, 1) == 0x01 && (at(bytes, 2) & 0xFE) == 0);
        boolean isDocumentation =
                at(bytes, 0) == 0x20 && at(bytes, 1) == 0x01 && at(bytes, 2) == 0x0d && at(bytes, 3) == 0xb8;
        return (at(bytes, 0) & 0xE0) == 0x20 && !isTunnel && !isDocumentation;
    }

    private static int at(byte[] bytes, int place) {
        return Byte.toUnsignedInt(bytes[place]);
    }
}
