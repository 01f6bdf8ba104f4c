package it.ponte.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The key by which partners know our drop box: one that was made elsewhere and given, or one that the hub made itself. */
@Component
public class HostKey {
    private static final int SSH_PORT = 22;

    private final Path given;
    private final Path made;

    /** Of this file, in OpenSSH's form or PEM, without a passphrase; empty: of the hub's own, among its keys. */
    public HostKey(@Value("${ponte.sftp.host-key}") String given, @Value("${ponte.keys}") Path keys) {
        this.given = given.isBlank() ? null : Path.of(given);
        this.made = keys.resolve("sftp-host-key");
    }

    /**
     * Both halves of it.
     *
     * @throws IllegalStateException when the file that was given is not there or no such key
     */
    KeyPair pair() {
        if (given == null) {
            return SshKey.in(made);
        }
        if (Files.notExists(given)) {
            throw new IllegalStateException("the SSH key of PONTE_SFTP_HOST_KEY is not there: " + given);
        }
        return SshKey.read(given);
    }

    /** The line of a {@code known_hosts} file that pins it for these hosts; blank ones count for nothing. */
    String knownHosts(int port, String... hosts) {
        return Stream.of(hosts)
                        .filter(host -> !host.isBlank())
                        .distinct()
                        .map(host -> port == SSH_PORT ? host : "[" + host + "]:" + port)
                        .collect(Collectors.joining(","))
                + " " + PublicKeyEntry.toString(pair().getPublic()) + "\n";
    }

    /** What a partner compares before it trusts the key: {@code SHA256:…}. */
    String fingerprint() {
        return KeyUtils.getFingerPrint(pair().getPublic());
    }
}
