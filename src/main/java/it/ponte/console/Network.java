package it.ponte.console;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a request comes from, as one household or office is counted. */
final class Network {
    /** What one household or office is given of IPv6: counted by whole addresses, it could send from millions. */
    private static final int BYTES = 8;

    private Network() {}

    /** The address itself, or the network part of an IPv6 address. */
    static String of(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 4 ? address : HexFormat.of().formatHex(Arrays.copyOf(bytes, BYTES));
        } catch (UnknownHostException odd) {
            return address;
        }
    }
}
