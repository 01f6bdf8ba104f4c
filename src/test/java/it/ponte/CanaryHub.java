package it.ponte;

import it.ponte.api.PublishedKeys;
import it.ponte.console.Visitor;
import it.ponte.partner.Installation;
import it.ponte.partner.PartnerKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/** A hub with every door open: its own drop box, a partner's server, a mailbox, REST, forms; all that it logs is heard. */
final class CanaryHub implements AutoCloseable {
    static final Path TARGET = Path.of("target/canary").toAbsolutePath();
    static final Path DATA = TARGET.resolve("data");
    static final String ZIP_PASSWORD = "canarino e pettirosso";

    private final OwnSftpServer theirServer;
    private final OutsideMailbox mailbox;
    private final PublishedKeys issuer;
    private final HubOverTestDatabase hub;
    private final HeardLog log;
    private final RestClient rest;
    private final Map<String, String> keys = new HashMap<>();

    CanaryHub() throws Exception {
        TestDatabase.clean();
        FileSystemUtils.deleteRecursively(TARGET);
        theirServer = new OwnSftpServer(TARGET.resolve("their-server"));
        theirServer.folder("uno", "presi/ponte");
        theirServer.folder("uno", "ricevute/ponte");
        mailbox = new OutsideMailbox();
        issuer = new PublishedKeys();
        hub = new HubOverTestDatabase(
                home(),
                DATA,
                TARGET.resolve("keys"),
                "--ponte.demo=true",
                "--ponte.sign-in.second-factor=optional",
                "--ponte.sftp.port=" + HubUnderTest.freePort(),
                "--ponte.imap.url=" + mailbox.url(),
                "--ponte.mail.authserv-id=mx.ponte.example",
                "--ponte.imap.every=1s",
                "--ponte.forms.quickest=0s",
                "--ponte.forms.per-hour=50",
                "--SFTP_UNO=" + OwnSftpServer.PASSWORD,
                "--CANARY_ZIP=" + ZIP_PASSWORD,
                "--ponte.protection.officer=dpo@ponte.example",
                "--ponte.audit.alerts=avvisi@ponte.example",
                "--ponte.api.issuers[0].issuer=" + PublishedKeys.ISSUER,
                "--ponte.api.issuers[0].jwks=" + issuer.address(),
                "--ponte.api.issuers[0].audience=https://ponte.example/api/v1",
                "--ponte.api.issuers[0].clients[0].client=client-uno",
                "--ponte.api.issuers[0].clients[0].partner=cpi-valmora",
                "--logging.level.it.ponte=debug");
        log = new HeardLog(); // starting sets up logging anew
        rest = new RestClient(Integer.parseInt(hub.setting("server.port")));
    }

    /** What the partner with a server of its own leaves there. */
    Path theirFolder() throws IOException {
        return theirServer.folder("uno", "uscita");
    }

    PublishedKeys issuer() {
        return issuer;
    }

    OutsideMailbox mailbox() {
        return mailbox;
    }

    RestClient rest() {
        return rest;
    }

    String logged() {
        return log.text();
    }

    <T> T bean(Class<T> type) {
        return hub.bean(type);
    }

    DropBoxClient dropBox(String partner) {
        return HubUnderTest.eventually(() -> {
            try {
                return new DropBoxClient(Integer.parseInt(hub.setting("ponte.sftp.port")), partner, key(partner));
            } catch (IOException stillBusyStarting) {
                return null;
            }
        });
    }

    Visitor visitor() {
        return new Visitor(() -> "http://127.0.0.1:" + hub.setting("server.port"));
    }

    String key(String partner) {
        return keys.computeIfAbsent(partner, id -> bean(PartnerKeys.class).renew(id));
    }

    static long count(String rows) {
        return TestDatabase.client()
                .sql("select count(*) from " + rows)
                .query(Long.class)
                .single();
    }

    static String one(String sql) {
        return TestDatabase.client().sql(sql).query(String.class).optional().orElse(null);
    }

    private Path home() throws IOException {
        String choices =
                """
                    mappings:
                      - {files: "*.xml", mapping: cartella-xml}
                      - {files: "*.xlsx", mapping: csm-valmora}
                      - {files: "*", mapping: servizi-sociali-valmora}
                """;
        Installation copied = Installation.copied(TARGET.resolve("home"));
        for (String mapping : List.of("cartella-xml", "csm-valmora", "servizi-sociali-valmora")) {
            // samples are understood as of the partner that sends them, and here there is another one
            FileSystemUtils.deleteRecursively(
                    copied.home().resolve("mappings").resolve(mapping).resolve("samples"));
        }
        return copied.withDemoService(
                        "uno",
                        """
                        type: sftp
                        mapping: uno
                        server:
                          host: 127.0.0.1
                          port: %d
                          directory: uscita
                          moveTo: presi/ponte
                          hostKey: %s
                          user: uno
                          passwordEnv: SFTP_UNO
                          receiptsTo: ricevute
                        """
                                .formatted(theirServer.port(), theirServer.hostKey()))
                .with(
                        "canarino.yaml",
                        partner(
                                "canarino",
                                "  - type: sftp\n" + choices + "  - {type: rest, mapping: servizi-sociali-valmora}\n"))
                .with(
                        "cifrato.yaml",
                        partner("cifrato", "  - {type: sftp, mapping: servizi-sociali-valmora}\n")
                                + "wrapping: {passwordEnv: CANARY_ZIP}\n")
                .with(
                        "per-posta.yaml",
                        partner(
                                "per-posta",
                                "  - {type: mail, mapping: servizi-sociali-valmora,"
                                        + " from: [\"@posta-a.example\", \"@posta-b.example\"]}\n"))
                .home();
    }

    private static String partner(String id, String channels) {
        return """
                id: %s
                name: Servizio di prova
                kind: SOCIAL_SERVICE
                territory: Valmora
                technicalContact: tecnici@servizi.example
                channels:
                %s"""
                .formatted(id, channels);
    }

    @Override
    public void close() throws IOException {
        hub.close();
        TestDatabase.clean(); // its keys are not those of the other tests
        mailbox.close();
        issuer.close();
        theirServer.close();
        log.close();
    }
}
