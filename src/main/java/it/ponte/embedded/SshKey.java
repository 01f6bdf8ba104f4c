package it.ponte.embedded;

import it.ponte.access.Keys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.loader.openssh.OpenSSHKeyPairResourceParser;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;

/** An Ed25519 key pair in a file that only its owner may read, in the form that OpenSSH and JSch read, too. */
final class SshKey {
    private static final int ED25519_BITS = 256;

    private SshKey() {}

    /** Reads it, or makes it. */
    static KeyPair in(Path file) {
        try {
            if (Files.notExists(file)) {
                KeyPair made = KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, ED25519_BITS);
                ByteArrayOutputStream written = new ByteArrayOutputStream();
                OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(made, "ponte", null, written);
                Keys.writeSecret(file, written.toByteArray());
            }
            return OpenSSHKeyPairResourceParser.INSTANCE
                    .loadKeyPairs(null, file, FilePasswordProvider.EMPTY)
                    .iterator()
                    .next();
        } catch (IOException | GeneralSecurityException broken) {
            throw new IllegalStateException("the SSH key in " + file + " cannot be read or made", broken);
        }
    }
}
