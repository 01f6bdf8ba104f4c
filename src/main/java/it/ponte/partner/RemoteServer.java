package it.ponte.partner;

/**
 * A partner's own server, from which we fetch its files. It speaks SFTP, or FTP over TLS; which of the two follows from
 * how it is known.
 *
 * @param known how the hub knows that it is this server
 * @param login how the hub shows that it is the hub
 * @param directory where it leaves its files, relative to the login directory
 * @param moveTo where a file goes once it is safe with us, relative to the login directory
 * @param receiptsTo where it wants its receipts, relative to the login directory; null when it wants none
 */
public record RemoteServer(
        String host,
        int port,
        String user,
        Known known,
        Login login,
        String directory,
        String moveTo,
        String receiptsTo) {

    /** What tells the right server from a false one. */
    public sealed interface Known {
        /** Its SSH host key, as in {@code known_hosts} without the host. */
        record HostKey(String key) implements Known {}

        /** The SHA-256 of its certificate in hex, in capitals, without colons. */
        record Certificate(String sha256) implements Known {}

        /** Who signs its certificate: a PEM file in {@code config/certificates}. Its host name must match, too. */
        record Authority(String file) implements Known {}
    }

    /** What opens it to us: names of secrets, never secrets. */
    public sealed interface Login {
        /** A password, in the setting of this name. */
        record Password(String setting) implements Login {}

        /** A private key, in the setting of this name. */
        record KeySetting(String setting) implements Login {}

        /** A private key, in the file of this name in the hub's key folder. */
        record KeyFile(String file) implements Login {}
    }

    /** Whether it speaks SFTP; otherwise FTP over TLS. */
    public boolean isSftp() {
        return known instanceof Known.HostKey;
    }
}
