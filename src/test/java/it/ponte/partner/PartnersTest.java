package it.ponte.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartnersTest {
    @TempDir
    Path home;

    @Test
    void thePartnersOfTheRepositoryAreRight() throws IOException {
        Installation installation = Installation.in(home);
        try (var files = Files.list(Path.of("config/partners"))) {
            for (Path file : files.toList()) {
                installation.with(file.getFileName().toString(), Files.readString(file));
            }
        }
        for (String mapping : List.of("servizi-sociali-valmora", "csm-valmora", "cav-le-querce", "iscrizioni")) {
            installation.withMapping(mapping);
        }

        Partners partners = installation.partners();

        assertThat(partners.all())
                .extracting(Partner::id)
                .containsExactly(
                        "cav-le-querce",
                        "coop-il-ponticello",
                        "cpi-valmora",
                        "csm-valmora",
                        "iscrizioni",
                        "officine-brandi",
                        "servizi-sociali-valmora");
        assertThat(partners.get("cav-le-querce").kind().alwaysProtected()).isTrue();
        assertThat(partners.get("servizi-sociali-valmora").silentAfter()).isEqualTo(Duration.ofDays(14));
    }

    @Test
    void aFileWithEverythingIsUnderstood() {
        Partner partner = Installation.in(home)
                .withMapping("servizio-uno")
                .with(
                        "servizio-uno.yaml",
                        """
                        id: servizio-uno
                        name: Servizio Uno
                        kind: HEALTH_SERVICE
                        territory: Valmora
                        technicalContact: tecnici@servizio-uno.example
                        channels:
                          - type: sftp
                            mapping: servizio-uno
                            server:
                              host: sftp.servizio-uno.example
                              user: ponte
                              hostKey: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA
                              passwordEnv: SERVIZIO_UNO_SFTP
                              directory: uscita
                              moveTo: uscita/presi
                          - {type: rest}
                        authorizedKeys:
                          - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA ced@servizio-uno
                        feedback: {mailbox: segreteria@servizio-uno.example}
                        silentAfter: 36h
                        """)
                .partners()
                .get("servizio-uno");

        assertThat(partner)
                .isEqualTo(new Partner(
                        "servizio-uno",
                        "Servizio Uno",
                        PartnerKind.HEALTH_SERVICE,
                        "Valmora",
                        "tecnici@servizio-uno.example",
                        java.util.List.of(
                                new Channel.Sftp(
                                        "servizio-uno",
                                        new RemoteServer(
                                                "sftp.servizio-uno.example",
                                                22,
                                                "ponte",
                                                new RemoteServer.Known.HostKey("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA"),
                                                new RemoteServer.Login.Password("SERVIZIO_UNO_SFTP"),
                                                "uscita",
                                                "uscita/presi",
                                                null)),
                                new Channel.Rest(null)),
                        java.util.List.of("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA ced@servizio-uno"),
                        "segreteria@servizio-uno.example",
                        Duration.ofHours(36)));
        assertThat(partner.keySetting()).isEqualTo("SERVIZIO_UNO_KEY_SHA256");
    }

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

    @Test
    void everyErrorOfEveryFileIsListedWithFileAndKey() {
        Installation installation = Installation.in(home)
                .withDropBox("giusto")
                .with("tab.yaml", "id: tab\n\tname: x\n")
                .with("doppio.yaml", "id: doppio\nid: doppio\n")
                .with("vuoto.yaml", "")
                .with("altro.yml", "id: altro\n")
                .with(
                        "sbagliato.yaml",
                        """
                        id: sbagliato
                        name: Sbagliato
                        kind: MINISTRY
                        territory: Valmora
                        silent: 3d
                        channels:
                          - {type: sftp}
                          - {type: rest, server: {host: h, user: u, hostKey: ssh-rsa AAAAB3, passwordEnv: P, directory: d, moveTo: m}}
                        """)
                .with(
                        "regole.yaml",
                        """
                        id: hub
                        name: Regole
                        kind: CHARITY
                        territory: Valmora
                        channels:
                          - {type: sftp, mapping: manca}
                          - {type: sftp, mapping: giusto}
                        """);

        assertThat(Partners.errors(home))
                .satisfiesExactly(
                        e -> assertThat(e).startsWith("config/partners/altro.yml: name: only files named <id>.yaml"),
                        e -> assertThat(e).startsWith("config/partners/doppio.yaml: line 2: is not readable YAML"),
                        e -> assertThat(e).isEqualTo("config/partners/regole.yaml: id: is not the name of the file"),
                        e -> assertThat(e).contains("regole.yaml: id: \"hub\" is the hub's own user"),
                        e -> assertThat(e)
                                .isEqualTo("config/partners/regole.yaml: channels[0].mapping: there is no folder"
                                        + " mappings/manca"),
                        e -> assertThat(e).contains("regole.yaml: channels[1].type: there is a channel of this type"),
                        e -> assertThat(e).contains("sbagliato.yaml: channels[0]: ", "'mapping'"),
                        e -> assertThat(e).contains("sbagliato.yaml: channels[1].server: "),
                        e -> assertThat(e).contains("sbagliato.yaml: file: ", "'silent'"),
                        e -> assertThat(e).contains("sbagliato.yaml: kind: ").doesNotContain("MINISTRY"),
                        e -> assertThat(e).startsWith("config/partners/tab.yaml: line 1: is not readable YAML"),
                        e -> assertThat(e).startsWith("config/partners/vuoto.yaml: file: "));
        assertThatThrownBy(installation::partners)
                .hasMessageContainingAll("partner files are wrong", "altro.yml", "regole.yaml", "vuoto.yaml");
    }

    @Test
    void aFolderThatIsNoInstallationIsSaidInOneSentence() {
        assertThat(Partners.errors(home)).singleElement().asString().contains("set PONTE_HOME");
    }

    @Test
    void aPartnerThatDoesNotExistIsNotFound() {
        Partners partners = Installation.in(home).withDropBox("giusto").partners();

        assertThat(partners.find("ignoto")).isEmpty();
        assertThat(partners.find(null)).isEmpty();
        assertThatThrownBy(() -> partners.get("ignoto")).isInstanceOf(NoSuchElementException.class);
    }
}
