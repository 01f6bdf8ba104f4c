package it.ponte.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.KeyPair;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostKeyTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"RSA, 3072, PEM", "ECDSA, 256, PEM", "RSA, 3072, OPENSSH", "ED25519, 256, OPENSSH"})
    void aKeyThatWasMadeElsewhereIsTheDropBoxs(String type, int size, String form) throws Exception {
        int number = type.equals("RSA") ? KeyPair.RSA : type.equals("ECDSA") ? KeyPair.ECDSA : KeyPair.ED25519;
        KeyPair elsewhere = KeyPair.genKeyPair(new JSch(), number, size);
        Path file = folder.resolve("key");
        if (form.equals("PEM")) {
            elsewhere.writePrivateKey(file.toString());
        } else {
            elsewhere.writeOpenSSHv1PrivateKey(Files.newOutputStream(file), null);
        }

        HostKey key = new HostKey(file.toString(), folder.resolve("keys"));

        Path published = folder.resolve("key.pub");
        elsewhere.writePublicKey(published.toString(), "");
        assertThat(key.knownHosts(22, "ponte.example", ""))
                .isEqualTo("ponte.example " + Files.readString(published).strip() + "\n");
        assertThat(key.fingerprint()).startsWith("SHA256:");
        assertThat(folder.resolve("keys")).doesNotExist();
    }

    @Test
    void withoutOneTheHubMakesItsOwnAndKeepsIt() {
        HostKey key = new HostKey("", folder);

        assertThat(key.knownHosts(2222, "ponte.example"))
                .startsWith("[ponte.example]:2222 ssh-ed25519 ")
                .isEqualTo(new HostKey("", folder).knownHosts(2222, "ponte.example"));
        assertThat(folder.resolve("sftp-host-key")).exists();
    }

    @Test
    void oneThatIsMissingOrNoKeyIsSaidAndNoneIsMadeInItsPlace() throws Exception {
        Path file = folder.resolve("key");
        HostKey key = new HostKey(file.toString(), folder);

        assertThatThrownBy(key::pair).hasMessage("the SSH key of PONTE_SFTP_HOST_KEY is not there: " + file);
        Files.writeString(file, "not a key");
        assertThatThrownBy(key::pair).hasMessage("the SSH key in " + file + " cannot be read");
        assertThat(folder.resolve("sftp-host-key")).doesNotExist();
    }
}
