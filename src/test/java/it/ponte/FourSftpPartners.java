package it.ponte;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;

/**
 * A hub that polls four folders of one server: of "uno" with a password, of "due" with a key in a setting and without a
 * folder for receipts, of "tre" with a key in a file, of "falso" under a host key that is another's.
 */
final class FourSftpPartners {
    private FourSftpPartners() {}

    /** Makes the partners' folders on the server, and starts the hub over what lies below the target folder. */
    static HubOverTestDatabase of(OwnSftpServer server, Path target) throws Exception {
        KeyPair ours = KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(ours, "ponte", null, written);
        Files.createDirectories(target.resolve("keys"));
        Files.write(target.resolve("keys/chiave-per-tre"), written.toByteArray());
        server.opensWith("due", ours);
        server.opensWith("tre", ours);
        for (String user : List.of("uno", "due", "tre", "falso")) {
            server.folder(user, "uscita");
            server.folder(user, "presi/ponte");
            server.folder(user, "ricevute/ponte");
        }
        String at = "host: 127.0.0.1\nport: " + server.port() + "\ndirectory: uscita\nmoveTo: presi/ponte\n";
        String known = at + "hostKey: " + server.hostKey() + "\n";
        KeyPair other = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
        String unknown = at + "hostKey: " + PublicKeyEntry.toString(other.getPublic()) + "\n";
        OwnServerHome home = new OwnServerHome(target.resolve("home"))
                .with("uno", known + "user: uno\npasswordEnv: SFTP_UNO\nreceiptsTo: ricevute")
                .with("due", known + "user: due\nprivateKeyEnv: SFTP_DUE")
                .with("tre", known + "user: tre\nprivateKeyFile: chiave-per-tre\nreceiptsTo: ricevute/ponte")
                .with("falso", unknown + "user: falso\npasswordEnv: SFTP_UNO");
        return new HubOverTestDatabase(
                home.path(),
                target.resolve("data"),
                target.resolve("keys"),
                "--ponte.sftp.port=" + HubUnderTest.freePort(),
                "--ponte.intake.max-bytes=200000",
                "--SFTP_UNO=" + OwnSftpServer.PASSWORD,
                "--SFTP_DUE=" + written);
    }
}
