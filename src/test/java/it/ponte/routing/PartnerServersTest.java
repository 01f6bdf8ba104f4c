package it.ponte.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.partner.RemoteServer;
import it.ponte.partner.RemoteServer.Known;
import it.ponte.partner.RemoteServer.Login;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class PartnerServersTest {
    private static final Known HOST_KEY = new Known.HostKey("ssh-rsa AAAAB3");
    private static final Known CERTIFICATE = new Known.Certificate("AB".repeat(32));

    @TempDir
    Path home;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final MockEnvironment settings = new MockEnvironment();
    private PartnerServers servers;

    @BeforeEach
    void prepare() {
        servers = new PartnerServers(camel, settings, home.resolve("keys"), home);
    }

    @Test
    void aServerIsPinnedAndItsKeyStandsInNoAddress() throws Exception {
        Files.createDirectories(home.resolve("keys"));
        Files.writeString(home.resolve("keys/chiave"), "the key itself");

        String address = folder(HOST_KEY, new Login.KeyFile("chiave")).with(Map.of("delay", "2000"));

        assertThat(address)
                .startsWith("sftp://ponte@host.example:2022/uscita?")
                .contains("strictHostKeyChecking=yes", "useUserKnownHostsFile=false", "knownHosts=#uno-known-hosts")
                .contains("privateKey=#uno-key", "preferredAuthentications=publickey", "&delay=2000")
                .doesNotContain("the key itself");
        assertThat(camel.getRegistry().lookupByNameAndType("uno-known-hosts", byte[].class))
                .isEqualTo("[host.example]:2022 ssh-rsa AAAAB3\n".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aPasswordIsTakenAsItIs() {
        settings.setProperty("PAROLA", "a+b&c=d)e%20");

        assertThat(folder(HOST_KEY, new Login.Password("PAROLA")).access())
                .containsEntry("password", "RAW{a+b&c=d)e%20}")
                .containsEntry("preferredAuthentications", "password,keyboard-interactive");
        assertThat(folder(CERTIFICATE, new Login.Password("PAROLA")))
                .satisfies(ftps -> assertThat(ftps.place()).isEqualTo("ftps://ponte@host.example:2022/uscita"))
                .satisfies(ftps -> assertThat(ftps.access())
                        .containsEntry("sslContextParameters", "#uno-tls")
                        .containsEntry("passiveMode", "true")
                        .doesNotContainKeys("execProt", "disableSecureDataChannelDefaults"));
    }

    @Test
    void whatIsMissingIsNamedWithItsPartner() {
        assertThatThrownBy(() -> folder(HOST_KEY, new Login.Password("PAROLA")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("config/partners/uno.yaml: server: PAROLA is not set");
        assertThatThrownBy(() -> folder(HOST_KEY, new Login.KeyFile("chiave")))
                .hasMessageContainingAll("config/partners/uno.yaml: server: ", "keys/chiave cannot be read");
        settings.setProperty("PAROLA", "x");
        assertThatThrownBy(() -> folder(new Known.Authority("manca.pem"), new Login.Password("PAROLA")))
                .hasMessageContaining("config/certificates/manca.pem is no certificate");
    }

    private PartnerFolder folder(Known known, Login login) {
        RemoteServer server =
                new RemoteServer("host.example", 2022, "ponte", known, login, "uscita", "presi", "ricevute");
        return servers.folder("uno", server, server.directory());
    }
}
