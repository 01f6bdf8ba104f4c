package it.ponte;

import static it.ponte.Canary.LAST_NAME;
import static it.ponte.Canary.NUMBER;
import static it.ponte.Canary.TAX_CODE;
import static it.ponte.HubUnderTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HubUnderTest.Answer;
import it.ponte.access.Operators;
import it.ponte.console.Visitor;
import it.ponte.embedded.MailServer;
import it.ponte.partner.Installation;
import it.ponte.partner.PartnerKeys;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * SAFETY P12 and P14: a person who comes in by every door stands nowhere but in the vault: not in a log, the broker's
 * journal, a column, a file or its name, a mail, an error answer, another's export.
 */
class CanaryTest {
    private static final Path TARGET = Path.of("target/canary").toAbsolutePath();
    private static final Path DATA = TARGET.resolve("data");
    private static final String ZIP_PASSWORD = "canarino e pettirosso";
    private static final String OPERATOR_PASSWORD = "il ponte sul Secchia";
    private static final String OURS = "Authentication-Results: mx.ponte.example; dmarc=pass header.from=%s\n";

    private static HeardLog log;
    private static OwnSftpServer theirServer;
    private static OutsideMailbox mailbox;
    private static HubOverTestDatabase hub;
    private static RestClient rest;
    private static final List<String> ERRORS = new ArrayList<>();
    private static final List<String> RECEIPTS = new ArrayList<>();

    @BeforeAll
    static void she_comes_in_by_every_door() throws Exception {
        TestDatabase.clean();
        FileSystemUtils.deleteRecursively(TARGET);
        theirServer = new OwnSftpServer(TARGET.resolve("their-server"));
        Path outgoing = theirServer.folder("uno", "uscita");
        theirServer.folder("uno", "presi/ponte");
        theirServer.folder("uno", "ricevute/ponte");
        mailbox = new OutsideMailbox();
        hub = new HubOverTestDatabase(
                home(),
                DATA,
                TARGET.resolve("keys"),
                "--ponte.demo=true",
                "--ponte.sftp.port=" + HubUnderTest.freePort(),
                "--ponte.imap.url=" + mailbox.url(),
                "--ponte.mail.authserv-id=mx.ponte.example",
                "--ponte.imap.every=1s",
                "--ponte.forms.quickest=0s",
                "--ponte.forms.per-hour=50",
                "--SFTP_UNO=" + OwnSftpServer.PASSWORD,
                "--CANARY_ZIP=" + ZIP_PASSWORD,
                "--logging.level.it.ponte=debug");
        log = new HeardLog(); // starting sets up logging anew
        rest = new RestClient(Integer.parseInt(hub.setting("server.port")));
        OwnServerHome.put(
                outgoing.resolve(LAST_NAME + ".csv"), CanaryDoors.csv("OWN").getBytes(CanaryDoors.ITALIAN));
        byDropBox();
        byRest();
        byMail();
        byForms();
        wrongly();
        byOperator();
        eventually(() ->
                count("envelope_line where settled_at is null") == 0 && count("work") == 0 && count("referral") >= 12);
        rest.posted(key("cpi-valmora"), "/api/v1/outcomes", outcome());
        eventually(() -> count("letter where told_at is not null") > 0);
    }

    @AfterAll
    static void stop() throws IOException {
        hub.close();
        TestDatabase.clean(); // its keys are not those of the other tests
        mailbox.close();
        theirServer.close();
        log.close();
    }

    private static Path home() throws IOException {
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

    private static void byDropBox() throws Exception {
        try (DropBoxClient partner = dropBox("canarino")) {
            partner.put(LAST_NAME + ".csv", CanaryDoors.csv("CSV").getBytes(CanaryDoors.ITALIAN));
            partner.put(LAST_NAME + ".zip", CanaryDoors.zip("ZIP"));
            partner.put(TAX_CODE + ".xlsx", CanaryDoors.workbook("XLSX"));
            partner.put(TAX_CODE + ".xml", CanaryDoors.xml("XML"));
            partner.put("not-a-book.xlsx", CanaryDoors.csv("BAD").getBytes(CanaryDoors.ITALIAN));
            for (String name : List.of(LAST_NAME + ".csv", LAST_NAME + ".zip", TAX_CODE + ".xlsx", TAX_CODE + ".xml")) {
                RECEIPTS.add(eventually(() -> partner.find("out/" + name + ".receipt.csv")));
            }
        }
        try (DropBoxClient partner = dropBox("cifrato")) {
            partner.put("elenco.zip", CanaryDoors.encryptedZip("AES", ZIP_PASSWORD));
            RECEIPTS.add(eventually(() -> partner.find("out/elenco.zip.receipt.csv")));
            partner.put("sbagliato.zip", CanaryDoors.encryptedZip("WRONG", "another password"));
        }
    }

    private static DropBoxClient dropBox(String partner) {
        return eventually(() -> {
            try {
                return new DropBoxClient(Integer.parseInt(hub.setting("ponte.sftp.port")), partner, key(partner));
            } catch (IOException stillBusyStarting) {
                return null;
            }
        });
    }

    private static void byRest() throws IOException {
        rest.posted(key("cpi-valmora"), "/api/v1/referrals", CanaryDoors.json("REST"));
        ERRORS.add(told(rest.post(
                key("cpi-valmora"),
                "/api/v1/referrals",
                CanaryDoors.json("REST2").replace("1984-05-12", "1984-02-31"))));
        Answer fhir = rest.send(rest.request(key("ausl-valmora"), "/api/v1/envelopes")
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(CanaryDoors.fhir("FHIR"))));
        assertThat(fhir.status()).as(fhir.text()).isEqualTo(202);
        Answer file = rest.send(rest.request(key("canarino"), "/api/v1/envelopes")
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        CanaryDoors.csv("RAW").getBytes(CanaryDoors.ITALIAN))));
        assertThat(file.status()).as(file.text()).isEqualTo(202);
        RECEIPTS.add(rest.settled(key("canarino"), file.json().get("envelope").asText())
                .toString());
    }

    private static void byMail() {
        mailbox.deliver(CanaryDoors.mail("MAILA", "zxcana@posta-a.example", OURS.formatted("posta-a.example")));
        mailbox.deliver(CanaryDoors.mail("MAILB", "zxcanb@posta-b.example", OURS.formatted("posta-b.example")));
        mailbox.deliver(CanaryDoors.mail("MAILC", "zxcanc@altrove.example", ""));
        eventually(() -> mailbox.in("Ponte-InAttesa") == 2);
    }

    private static void byForms() {
        Visitor visitor = visitor();
        visitor.get("/centro/cav-le-querce");
        form(
                visitor,
                "/centro/cav-le-querce",
                "chiave",
                key("cav-le-querce"),
                "reference",
                NUMBER + "CENTRE",
                "caseworker.email",
                "operatrice4@cav-le-querce.example",
                "beneficiary.ageBand",
                "30-39",
                "beneficiary.lastName",
                LAST_NAME,
                "avoid.comune",
                "Sassuolo",
                "basis.kind",
                "CONSENT",
                "province",
                "MO");
        visitor.get("/segnala/caritas-valmora");
        form(
                visitor,
                "/segnala/caritas-valmora",
                "chiave",
                key("caritas-valmora"),
                "externalId",
                NUMBER + "FORM",
                "beneficiary.firstName",
                Canary.FIRST_NAME,
                "beneficiary.lastName",
                LAST_NAME,
                "beneficiary.phone",
                Canary.PHONE,
                "reason",
                "JOB_SEARCH",
                "caseworker.email",
                "ascolto@caritas-valmora.example",
                "basis.kind",
                "CONSENT",
                "province",
                "MO");
        visitor.get("/iscrizione");
        form(
                visitor,
                "/iscrizione",
                "beneficiary.firstName",
                Canary.FIRST_NAME,
                "beneficiary.lastName",
                LAST_NAME,
                "beneficiary.bornOn",
                Canary.BORN_ON.toString(),
                "beneficiary.email",
                Canary.EMAIL,
                "education",
                "VOCATIONAL",
                "skills",
                "lawn-mowing",
                "province",
                "MO",
                "consent",
                "yes");
    }

    private static void form(Visitor visitor, String path, String... fields) {
        assertThat(visitor.post(path, fields).uri().getPath()).isEqualTo(path + "/grazie");
    }

    /** Every error answer that a partner or a stranger can make the hub give while it speaks of her. */
    private static void wrongly() {
        String key = key("cpi-valmora");
        for (String body : List.of(
                "{\"externalId\": \"" + LAST_NAME + "\", ",
                CanaryDoors.json("E1").replace("\"skills\"", "\"unforeseen\""),
                LAST_NAME)) {
            ERRORS.add(told(rest.post(key, "/api/v1/referrals", body)));
            ERRORS.add(told(rest.post(key, "/api/v1/vacancies", body)));
            ERRORS.add(told(rest.post(key, "/api/v1/outcomes", body)));
        }
        for (String path : List.of(
                "/api/v1/referrals/" + LAST_NAME,
                "/api/v1/" + TAX_CODE,
                "/" + LAST_NAME,
                "/centro/" + LAST_NAME,
                "/api/v1/referrals?externalId=" + LAST_NAME,
                "/api/v1/referrals?limit=" + LAST_NAME,
                "/c/" + LAST_NAME)) {
            ERRORS.add(told(rest.get(key, path)));
            ERRORS.add(told(rest.get(LAST_NAME, path)));
        }
        ERRORS.add(told(rest.send(rest.request(key, "/api/v1/referrals")
                .header("Content-Type", "text/" + LAST_NAME)
                .header("Idempotency-Key", LAST_NAME)
                .POST(HttpRequest.BodyPublishers.ofString(CanaryDoors.json("E2"))))));
    }

    private static String told(Answer answer) {
        return answer.status() + " " + answer.http().headers().map() + " " + answer.text();
    }

    /** An operator confirms a sender, tries a file, corrects a line. */
    private static void byOperator() {
        Operators operators = hub.bean(Operators.class);
        operators.make("operatrice");
        operators.changePassword("operatrice", OPERATOR_PASSWORD);
        Visitor operator = visitor();
        operator.signIn("operatrice", OPERATOR_PASSWORD);
        operator.get("/console/posta");
        operator.post(
                "/console/posta/" + one("select min(id)::text from mail_sender") + "/conferma", "partner", "per-posta");
        eventually(() -> count("mail_sender where confirmed_at is not null") == 1);
        operator.get("/console/prova");
        assertThat(operator.postFile(
                                "/console/prova",
                                LAST_NAME + ".csv",
                                CanaryDoors.csv("TRY").getBytes(CanaryDoors.ITALIAN),
                                "mittente",
                                "servizi-sociali-valmora")
                        .body())
                .contains("1 compresa");
        String line = eventually(
                () -> one(
                        """
                select '/console/arrivi/' || e.code || '/righe/' || l.number from envelope e
                join envelope_line l on l.envelope = e.id
                where l.verdict = 'REFUSED' and e.partner = 'canarino' and l.content is not null
                order by e.id limit 1
                """));
        operator.get(line);
        HttpResponse<String> corrected = operator.post(line + "/correggi", "valore.beneficiary.bornOn", "12/05/1984");
        assertThat(corrected.statusCode()).isEqualTo(200);
        ERRORS.add(operator.post("/console/arrivi/" + LAST_NAME + "/righe/1/mostra")
                .body());
    }

    private static String outcome() {
        return """
                {"externalId": "%s", "about": "%s", "kind": "INTERVIEWED", "on": "%s"}
                """
                .formatted(
                        TAX_CODE,
                        one("select code from referral where partner = 'cpi-valmora' order by id limit 1"),
                        LocalDate.now());
    }

    private static Visitor visitor() {
        return new Visitor(() -> "http://127.0.0.1:" + hub.setting("server.port"));
    }

    private static String key(String partner) {
        return KEYS.computeIfAbsent(partner, id -> hub.bean(PartnerKeys.class).renew(id));
    }

    private static final java.util.Map<String, String> KEYS = new java.util.HashMap<>();

    private static long count(String rows) {
        return TestDatabase.client()
                .sql("select count(*) from " + rows)
                .query(Long.class)
                .single();
    }

    private static String one(String sql) {
        return TestDatabase.client().sql(sql).query(String.class).optional().orElse(null);
    }

    @Test
    void noColumnHoldsHerInClear() {
        assertThat(CanarySearch.inDatabase()).isEmpty();
    }

    @Test
    void noLogSpeaksOfHer() {
        assertThat(log.text()).as("it is heard at all").contains("corrected line");
        assertThat(CanarySearch.inTexts("the log", log.text().lines().toList(), Canary.ALL))
                .isEmpty();
    }

    @Test
    void noFileOfTheHubHoldsHer() {
        assertThat(CanarySearch.inFiles(DATA, Canary.ALL, file -> !isForHerSender(file)))
                .isEmpty();
        assertThat(CanarySearch.inFileNames(DATA, file -> !isForHerSender(file)))
                .as("a receipt bears the name that its sender gave the file, in its own folder")
                .isEmpty();
    }

    @Test
    void whatGoesBackToASenderTellsNotWhoSheIs() {
        assertThat(CanarySearch.inFiles(DATA, Canary.HERSELF, CanaryTest::isForHerSender))
                .isEmpty();
        assertThat(RECEIPTS).isNotEmpty();
        assertThat(CanarySearch.inTexts("a receipt", RECEIPTS, Canary.HERSELF)).isEmpty();
        MailServer mails = hub.bean(MailServer.class);
        List<String> letters = mails.kept(1000).stream()
                .map(kept -> LetterText.of(mails.message(kept.id())))
                .toList();
        assertThat(letters).isNotEmpty();
        assertThat(CanarySearch.inTexts("a mail", letters, Canary.HERSELF)).isEmpty();
    }

    /** Mails that the hub keeps for want of a server, and receipts in a drop box: they quote the sender's own number. */
    private static boolean isForHerSender(Path file) {
        return file.startsWith(DATA.resolve("mail")) || file.getParent().endsWith("out");
    }

    @Test
    void noErrorAnswerEchoesHer() {
        assertThat(ERRORS).hasSizeGreaterThan(20);
        assertThat(CanarySearch.inTexts("an answer", ERRORS, Canary.ALL)).isEmpty();
    }

    @Test
    void aCompanyAndAnotherServiceReadNothingOfHer() {
        List<String> read = new ArrayList<>();
        for (String partner : List.of("officine-brandi", "coop-il-ponticello", "caritas-valmora")) {
            for (String path : List.of("/referrals", "/feedback", "/vacancies", "/proposals")) {
                read.add(rest.get(key(partner), "/api/v1" + path).text());
            }
        }
        assertThat(CanarySearch.inTexts("an answer", read, Canary.HERSELF)).isEmpty();
    }

    @Test
    void noHeapDumpIsOfferedOrWritten() {
        for (String path : List.of("/actuator/heapdump", "/actuator", "/actuator/threaddump", "/heapdump")) {
            assertThat(rest.get(null, path).status()).as(path).isIn(401, 404);
        }
        assertThat(CanarySearch.inFiles(
                        Path.of("").toAbsolutePath(),
                        List.of("heapdumponoutofmemory" + "error"),
                        file -> file.toString()
                                .matches(".*/(\\.ci/|\\.mvn/|mvnw|pom\\.xml|src/main/).*|.*(mvnw|pom\\.xml)")))
                .isEmpty();
    }

    @Test
    void theSearchItselfFindsWhatIsPlanted() throws IOException {
        Path file = java.nio.file.Files.write(
                java.nio.file.Files.createDirectories(TARGET.resolve("planted")).resolve("plain.bin"),
                LAST_NAME.toUpperCase(java.util.Locale.ROOT).getBytes(StandardCharsets.UTF_16LE));
        assertThat(CanarySearch.inFiles(file.getParent(), Canary.ALL, any -> true))
                .hasSize(1);
        TestDatabase.client()
                .sql("insert into switch (name, turned_by) values (?, 'x')")
                .param("x" + TAX_CODE)
                .update();
        TestDatabase.client()
                .sql("insert into mail_sender (address_index, address_sealed) values ('x', ?)")
                .param(("{" + LAST_NAME + "}").getBytes(StandardCharsets.UTF_16BE))
                .update();
        try {
            assertThat(CanarySearch.inDatabase())
                    .containsExactly("column ponte.mail_sender.address_sealed", "column ponte.switch.name");
        } finally {
            TestDatabase.client().sql("delete from switch").update();
            TestDatabase.client()
                    .sql("delete from mail_sender where address_index = 'x'")
                    .update();
        }
    }
}
