package it.ponte.embedded;

import it.ponte.access.Keys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.NoSuchElementException;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;

/** A key pair for SSH in a file; one that the hub makes is Ed25519, and only its owner may read it. */
final class SshKey {
    private static final int ED25519_BITS = 256;

    private SshKey() {}

    /** Reads it, or makes it in the form that OpenSSH and JSch read, too. */
    static KeyPair in(Path file) {
        try {
            if (Files.notExists(file)) {
                KeyPair made = KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, ED25519_BITS);
                ByteArrayOutputStream written = new ByteArrayOutputStream();
                OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(made, "ponte", null, written);
                Keys.writeSecret(file, written.toByteArray());
            }
            return read(file);
        } catch (IOException | GeneralSecurityException broken) {
            throw new IllegalStateException("the SSH key in " + file + " cannot be made", broken);
        }
    }

    /** Reads one of any kind that SSH knows, in OpenSSH's form or PEM. */
    static KeyPair read(Path file) {
        try {
            return SecurityUtils.getKeyPairResourceParser()
                    .loadKeyPairs(null, file, FilePasswordProvider.EMPTY)
                    .iterator()
                    .next();
        } catch (IOException | GeneralSecurityException | NoSuchElementException broken) {
            throw new IllegalStateException("the SSH key in " + file + " cannot be read", broken);
        }
    }
}
