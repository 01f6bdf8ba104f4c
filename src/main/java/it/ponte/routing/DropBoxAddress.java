package it.ponte.routing;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How the hub's own routes reach the drop box, its own or another hub's: where files lie, where receipts are left. */
@Component
public class DropBoxAddress {
    private final Path keys;
    private final String host;
    private final int port;

    public DropBoxAddress(
            @Value("${ponte.keys}") Path keys,
            @Value("${ponte.sftp.address}") String address,
            @Value("${ponte.sftp.port}") int port,
            @Value("${ponte.sftp.owner}") String owner) {
        this.keys = keys.toAbsolutePath();
        this.host = !owner.isBlank() ? owner : address.equals("0.0.0.0") ? "127.0.0.1" : address;
        this.port = port;
    }

    /** Where a partner leaves its files. */
    PartnerFolder inbox(String partner) {
        return folder(partner + "/in");
    }

    /** Where a partner finds its receipts. */
    PartnerFolder receipts(String partner) {
        return folder(partner + "/out");
    }

    /** Where a partner leaves files to be tried, and finds what would have been understood. */
    PartnerFolder trials(String partner) {
        return folder(partner + "/test");
    }

    private PartnerFolder folder(String path) {
        Map<String, String> access = new LinkedHashMap<>();
        access.put("privateKeyFile", keys.resolve("sftp-hub-key").toString());
        access.put("knownHosts", "#dropBoxKnownHosts");
        access.put("strictHostKeyChecking", "yes");
        access.put("useUserKnownHostsFile", "false");
        return new PartnerFolder("sftp://hub@" + host + ":" + port + "/" + path, access);
    }
}
