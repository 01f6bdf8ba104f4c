package it.ponte.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        for (String mapping :
                List.of("servizi-sociali-valmora", "csm-valmora", "cav-le-querce", "iscrizioni", "fhir-sdoh")) {
            installation.withMapping(mapping);
        }
        installation.write("mappings/csm-valmora/feedback.yaml", "");

        Partners partners = installation.partners();

        assertThat(partners.all())
                .extracting(Partner::id)
                .containsExactly(
                        "ausl-valmora",
                        "caritas-valmora",
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
                        keys:
                          - {sha256: %s, scopes: ["referrals:write", "feedback:read"], expires: 2027-06-30}
                        feedback:
                          mailbox: segreteria@servizio-uno.example
                          digest: daily
                          pec: servizio-uno@pec.example
                          certificates: config/certificates/servizio-uno.pem
                          webhook: {url: "https://casi.servizio-uno.example/esiti", secret: '{{env:SERVIZIO_UNO_WEBHOOK}}'}
                          topic: true
                        language: en
                        promise: {firstNews: 10d}
                        wrapping: {passwordEnv: SERVIZIO_UNO_FILES, signedBy: [%s]}
                        silentAfter: 36h
                        """
                                .formatted("cd".repeat(32), "ab".repeat(32)))
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
                                        MappingChoice.always("servizio-uno"),
                                        new RemoteServer(
                                                "sftp.servizio-uno.example",
                                                22,
                                                "ponte",
                                                new RemoteServer.Known.HostKey("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA"),
                                                new RemoteServer.Login.Password("SERVIZIO_UNO_SFTP"),
                                                "uscita",
                                                "uscita/presi",
                                                null)),
                                new Channel.Rest(List.of())),
                        java.util.List.of("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA ced@servizio-uno"),
                        java.util.List.of(new PartnerKey(
                                "cd".repeat(32),
                                Set.of(Scope.REFERRALS_WRITE, Scope.FEEDBACK_READ),
                                LocalDate.of(2027, 6, 30))),
                        "segreteria@servizio-uno.example",
                        new Wrapping("SERVIZIO_UNO_FILES", null, java.util.List.of("ab".repeat(32))),
                        Duration.ofHours(36),
                        null,
                        Reference.NONE,
                        new Answering("en", "daily", Duration.ofDays(10), Duration.ofDays(60)),
                        null,
                        new Delivery("servizio-uno@pec.example", "config/certificates/servizio-uno.pem"),
                        new OwnSystems(
                                new OwnSystems.Webhook(
                                        java.net.URI.create("https://casi.servizio-uno.example/esiti"),
                                        "SERVIZIO_UNO_WEBHOOK"),
                                null,
                                true)));
        assertThat(partner.keySetting()).isEqualTo("SERVIZIO_UNO_KEY_SHA256");
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
                        e -> assertThat(e).contains("sbagliato.yaml: channels[0]: ", "'mappings'"),
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

    @Test
    void aMailChannelSaysWhoMayWriteAndNeedsSomebodyToAnswer() throws IOException {
        String mail =
                """
                id: servizio-uno
                name: Servizio Uno
                kind: SOCIAL_SERVICE
                territory: Valmora
                %schannels:
                  - {type: mail, mapping: servizio-uno%s}
                """;
        String contact = "technicalContact: tecnici@servizio-uno.example\n";
        Installation installation = Installation.in(home).withMapping("servizio-uno");

        Channel.Mail channel = installation
                .with("servizio-uno.yaml", mail.formatted(contact, ", from: [Invii@Uno.example, \"@due.example\"]"))
                .partners()
                .get("servizio-uno")
                .channel(Channel.Mail.class)
                .orElseThrow();
        assertThat(List.of("invii@uno.example", "INVII@UNO.EXAMPLE", "chiunque@due.example"))
                .allMatch(channel::allows);
        assertThat(List.of("altri@uno.example", "x@sotto.due.example", "x@predue.example", "due.example", "", "@"))
                .noneMatch(channel::allows);

        installation.with("servizio-uno.yaml", mail.formatted("", ", from: [invii@uno.example]"));
        assertThat(Partners.errors(home)).singleElement().asString().contains("technicalContact");
        installation.with("servizio-uno.yaml", mail.formatted(contact, ""));
        assertThat(Partners.errors(home)).singleElement().asString().contains("from");
        installation.with("servizio-uno.yaml", mail.formatted(contact, ", from: [chiunque]"));
        assertThat(Partners.errors(home)).singleElement().asString().contains("from[0]");
    }

    @Test
    void aKeyThatIsWrittenWronglyIsNamedWithoutItsValue() {
        String hash = "ab".repeat(32);
        Installation installation = Installation.in(home)
                .withDropBox(
                        "uno",
                        "keys:",
                        "  - {sha256: " + hash + ", scopes: [\"referrals:write\"], expires: 2027-02-30}",
                        "  - {sha256: " + hash + ", scopes: [\"referrals:write\"], expires: 2027-02-01}");
        assertThat(Partners.errors(home))
                .containsExactlyInAnyOrder(
                        "config/partners/uno.yaml: keys[0].expires: there is no such day",
                        "config/partners/uno.yaml: keys[1].sha256: stands here twice");

        installation.withDropBox(
                "uno", "keys:", "  - {sha256: pk_inchiaro, scopes: [\"referrals:all\"], expires: 2027-02-01}");
        assertThat(Partners.errors(home))
                .hasSize(2)
                .anyMatch(error -> error.startsWith("config/partners/uno.yaml: keys[0].sha256: "))
                .anyMatch(error -> error.startsWith("config/partners/uno.yaml: keys[0].scopes[0]: "))
                .noneMatch(error -> error.contains("pk_inchiaro") || error.contains("referrals:all"));

        installation.withDropBox("uno", "keys:", "  - {sha256: " + hash + "}");
        assertThat(Partners.errors(home)).hasSize(2).allMatch(error -> error.contains("keys[0]"));
    }
}
