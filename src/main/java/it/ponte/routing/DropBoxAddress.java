package it.ponte.routing;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How the hub's own routes reach its drop box, where files are taken from and receipts are left. Routes know the place
 * of receipts as {@code {{ponte.receipts.address}}}.
 */
@Component
public class DropBoxAddress implements CamelContextConfiguration {
    private final Path keys;
    private final String host;
    private final int port;

    public DropBoxAddress(
            @Value("${ponte.keys}") Path keys,
            @Value("${ponte.sftp.address}") String address,
            @Value("${ponte.sftp.port}") int port) {
        this.keys = keys.toAbsolutePath();
        this.host = address.equals("0.0.0.0") ? "127.0.0.1" : address;
        this.port = port;
    }

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        camel.getPropertiesComponent().addOverrideProperty("ponte.receipts.address", receipts());
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        // nothing: the address is needed before the routes start
    }

    /** The Camel address of a folder below the homes of the partners, without options. */
    String folder(String path) {
        return "sftp://hub@" + host + ":" + port + "/" + path;
    }

    /** How the hub signs in there, and by which key it knows the server. */
    Map<String, String> access() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("privateKeyFile", keys.resolve("sftp-hub-key").toString());
        options.put("knownHosts", "#dropBoxKnownHosts");
        return options;
    }

    /** Receipts replace their like, and show under their name only when they are whole. */
    String receipts() {
        Map<String, String> options = access();
        options.put("strictHostKeyChecking", "yes");
        options.put("useUserKnownHostsFile", "false");
        options.put("stepwise", "false");
        options.put("autoCreate", "false");
        options.put("fileExist", "Override");
        options.put("tempFileName", "$simple{file:onlyname}.part");
        return CamelAddress.of(folder(""), options);
    }
}
