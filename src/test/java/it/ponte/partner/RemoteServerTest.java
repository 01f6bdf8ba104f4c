package it.ponte.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A partner's own server, as its partner file describes it. */
class RemoteServerTest {
    @TempDir
    Path home;

    @Test
    void aServerIsKnownByItsKeyOrItsCertificateAndOpenedByANamedSecret() throws IOException {
        Files.createDirectories(home.resolve("config/certificates"));
        Files.writeString(home.resolve("config/certificates/ente.pem"), "");
        Installation installation = Installation.in(home);
        server(installation, "chiave", "hostKey: ssh-rsa AAAAB3\nprivateKeyEnv: CHIAVE\nreceiptsTo: ricevute");
        server(installation, "file", "hostKey: ssh-rsa AAAAB3\nprivateKeyFile: chiave-ponte\nport: 2022");
        server(installation, "pin", "protocol: ftps\npasswordEnv: PIN\ncertificateSha256: " + "ab:".repeat(31) + "ab");
        server(installation, "ente", "protocol: ftps\npasswordEnv: ENTE\ncertificateAuthority: ente.pem");

        Partners partners = installation.partners();

        assertThat(serverOf(partners, "chiave").login()).isEqualTo(new RemoteServer.Login.KeySetting("CHIAVE"));
        assertThat(serverOf(partners, "chiave").port()).isEqualTo(22);
        assertThat(serverOf(partners, "file").login()).isEqualTo(new RemoteServer.Login.KeyFile("chiave-ponte"));
        assertThat(serverOf(partners, "file").port()).isEqualTo(2022);
        assertThat(serverOf(partners, "pin").known()).isEqualTo(new RemoteServer.Known.Certificate("AB".repeat(32)));
        assertThat(serverOf(partners, "pin").port()).isEqualTo(21);
        assertThat(serverOf(partners, "ente").known()).isEqualTo(new RemoteServer.Known.Authority("ente.pem"));
        assertThat(List.of("chiave", "file", "pin", "ente").stream()
                        .map(id -> partners.get(id).channel(Channel.Sftp.class).orElseThrow())
                        .map(Channel.Sftp::word))
                .containsExactly(
                        "sftp-fetched",
                        "sftp-fetched-unanswered",
                        "ftps-fetched-unanswered",
                        "ftps-fetched-unanswered");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "protocol: ftp, passwordEnv: P, hostKey: ssh-rsa AAAAB3 | plain FTP is not spoken",
                "passwordEnv: P | hostKey",
                "hostKey: ssh-rsa AAAAB3 | server",
                "hostKey: ssh-rsa AAAAB3, passwordEnv: P, privateKeyEnv: K | server",
                "hostKey: ssh-rsa AAAAB3, passwordEnv: segreto! | passwordEnv",
                "hostKey: ssh-rsa AAAAB3, privateKeyFile: ../altrove | privateKeyFile",
                "hostKey: ssh-rsa AAAAB3, passwordEnv: P, receiptsTo: ../altrove | receiptsTo",
                "protocol: ftps, passwordEnv: P | server",
                "protocol: ftps, passwordEnv: P, certificateSha256: abcd | certificateSha256",
                "protocol: ftps, privateKeyEnv: K, certificateAuthority: manca.pem | passwordEnv",
                "protocol: ftps, passwordEnv: P, certificateAuthority: manca.pem | no file config/certificates/manca.pem"
            })
    void whatWouldNotBeSafeOrIsMissingIsRefused(String keys, String told) {
        Installation installation = Installation.in(home);
        server(installation, "uno", keys.replace(", ", "\n"));

        assertThat(Partners.errors(home))
                .isNotEmpty()
                .anyMatch(error -> error.contains(told))
                .noneMatch(error -> error.contains("segreto"));
    }

    private static void server(Installation installation, String id, String keys) {
        installation
                .withMapping(id)
                .with(
                        id + ".yaml",
                        """
                        id: %s
                        name: Servizio
                        kind: CHARITY
                        territory: Valmora
                        channels:
                          - type: sftp
                            mapping: %s
                            server:
                              host: sftp.servizio.example
                              user: ponte
                              directory: uscita
                              moveTo: presi
                        """
                                        .formatted(id, id)
                                + keys.indent(6));
    }

    private static RemoteServer serverOf(Partners partners, String id) {
        return partners.get(id).channel(Channel.Sftp.class).orElseThrow().server();
    }
}
