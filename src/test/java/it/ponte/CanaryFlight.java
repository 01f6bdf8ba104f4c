package it.ponte;

import static it.ponte.Canary.LAST_NAME;
import static it.ponte.Canary.NUMBER;
import static it.ponte.Canary.TAX_CODE;
import static it.ponte.HubUnderTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HubUnderTest.Answer;
import it.ponte.access.Operators;
import it.ponte.access.Role;
import it.ponte.access.Roles;
import it.ponte.console.Visitor;
import it.ponte.vocabulary.ItalianTime;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The canary comes in by every door of a hub, rightly and wrongly. */
final class CanaryFlight {
    private static final String OPERATOR_PASSWORD = "il ponte sul Secchia";
    private static final String OURS = "Authentication-Results: mx.ponte.example; dmarc=pass header.from=%s\n";

    private final CanaryHub hub;
    private final List<String> errors = new ArrayList<>();
    private final List<String> receipts = new ArrayList<>();

    CanaryFlight(CanaryHub hub) {
        this.hub = hub;
    }

    /** What the hub answered where something was wrong. */
    List<String> errors() {
        return errors;
    }

    List<String> receipts() {
        return receipts;
    }

    /** Through all of them, until everything has its answer. */
    void everywhere() throws Exception {
        OwnServerHome.put(
                hub.theirFolder().resolve(LAST_NAME + ".csv"),
                CanaryDoors.csv("OWN").getBytes(CanaryDoors.ITALIAN));
        byDropBox();
        byRest();
        byMail();
        byForms();
        wrongly();
        byOperator();
        eventually(() -> CanaryHub.count("envelope_line where settled_at is null") == 0
                && CanaryHub.count("work") == 0
                && CanaryHub.count("referral") >= 12
                && hub.mailbox().in("Ponte-Accolte") == 1);
        hub.rest().posted(hub.key("cpi-valmora"), "/api/v1/outcomes", outcome());
        eventually(() -> CanaryHub.count("letter where told_at is not null") > 0);
    }

    private void byDropBox() throws Exception {
        try (DropBoxClient partner = hub.dropBox("canarino")) {
            partner.put(LAST_NAME + ".csv", CanaryDoors.csv("CSV").getBytes(CanaryDoors.ITALIAN));
            partner.put(LAST_NAME + ".zip", CanaryDoors.zip("ZIP"));
            partner.put(TAX_CODE + ".xlsx", CanaryDoors.workbook("XLSX"));
            partner.put(TAX_CODE + ".xml", CanaryDoors.xml("XML"));
            partner.put("not-a-book.xlsx", CanaryDoors.csv("BAD").getBytes(CanaryDoors.ITALIAN));
            for (String name : List.of(LAST_NAME + ".csv", LAST_NAME + ".zip", TAX_CODE + ".xlsx", TAX_CODE + ".xml")) {
                receipts.add(eventually(() -> partner.find("out/" + name + ".receipt.csv")));
            }
        }
        try (DropBoxClient partner = hub.dropBox("cifrato")) {
            partner.put("elenco.zip", CanaryDoors.encryptedZip("AES", CanaryHub.ZIP_PASSWORD));
            receipts.add(eventually(() -> partner.find("out/elenco.zip.receipt.csv")));
            partner.put("sbagliato.zip", CanaryDoors.encryptedZip("WRONG", "another password"));
        }
    }

    private void byRest() throws IOException {
        hub.rest().posted(hub.key("cpi-valmora"), "/api/v1/referrals", CanaryDoors.json("REST"));
        errors.add(told(hub.rest()
                .post(
                        hub.key("cpi-valmora"),
                        "/api/v1/referrals",
                        CanaryDoors.json("REST2").replace("1984-05-12", "1984-02-31"))));
        Answer fhir = hub.rest()
                .send(hub.rest()
                        .request(hub.key("ausl-valmora"), "/api/v1/envelopes")
                        .header("Content-Type", "application/fhir+json")
                        .POST(HttpRequest.BodyPublishers.ofString(CanaryDoors.fhir("FHIR"))));
        assertThat(fhir.status()).as(fhir.text()).isEqualTo(202);
        Answer file = hub.rest()
                .send(hub.rest()
                        .request(hub.key("canarino"), "/api/v1/envelopes")
                        .header("Content-Type", "text/csv")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(
                                CanaryDoors.csv("RAW").getBytes(CanaryDoors.ITALIAN))));
        assertThat(file.status()).as(file.text()).isEqualTo(202);
        receipts.add(hub.rest()
                .settled(hub.key("canarino"), file.json().get("envelope").asText())
                .toString());
    }

    private void byMail() {
        hub.mailbox().deliver(CanaryDoors.mail("MAILA", "zxcana@posta-a.example", OURS.formatted("posta-a.example")));
        hub.mailbox().deliver(CanaryDoors.mail("MAILB", "zxcanb@posta-b.example", OURS.formatted("posta-b.example")));
        hub.mailbox().deliver(CanaryDoors.mail("MAILC", "zxcanc@altrove.example", ""));
        eventually(() -> hub.mailbox().in("Ponte-InAttesa") == 2);
    }

    private void byForms() {
        Visitor visitor = hub.visitor();
        visitor.get("/centro/cav-le-querce");
        form(
                visitor,
                "/centro/cav-le-querce",
                "chiave",
                hub.key("cav-le-querce"),
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
                hub.key("caritas-valmora"),
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
    private void wrongly() {
        String key = hub.key("cpi-valmora");
        for (String body : List.of(
                "{\"externalId\": \"" + LAST_NAME + "\", ",
                CanaryDoors.json("E1").replace("\"skills\"", "\"unforeseen\""),
                LAST_NAME)) {
            errors.add(told(hub.rest().post(key, "/api/v1/referrals", body)));
            errors.add(told(hub.rest().post(key, "/api/v1/vacancies", body)));
            errors.add(told(hub.rest().post(key, "/api/v1/outcomes", body)));
        }
        for (String path : List.of(
                "/api/v1/referrals/" + LAST_NAME,
                "/api/v1/" + TAX_CODE,
                "/" + LAST_NAME,
                "/centro/" + LAST_NAME,
                "/api/v1/referrals?externalId=" + LAST_NAME,
                "/api/v1/referrals?limit=" + LAST_NAME,
                "/c/" + LAST_NAME)) {
            errors.add(told(hub.rest().get(key, path)));
            errors.add(told(hub.rest().get(LAST_NAME, path)));
        }
        errors.add(told(hub.rest()
                .send(hub.rest()
                        .request(key, "/api/v1/referrals")
                        .header("Content-Type", "text/" + LAST_NAME)
                        .header("Idempotency-Key", LAST_NAME)
                        .POST(HttpRequest.BodyPublishers.ofString(CanaryDoors.json("E2"))))));
    }

    private static String told(Answer answer) {
        return answer.status() + " " + answer.http().headers().map() + " " + answer.text();
    }

    /** An operator confirms a sender, tries a file, corrects a line. */
    private void byOperator() {
        Operators operators = hub.bean(Operators.class);
        operators.make("operatrice");
        operators.changePassword("operatrice", OPERATOR_PASSWORD);
        hub.bean(Roles.class).give("operatrice", Role.OPERATOR, "hub");
        Visitor operator = hub.visitor();
        operator.signIn("operatrice", OPERATOR_PASSWORD);
        operator.get("/console/posta");
        operator.post(
                "/console/posta/" + CanaryHub.one("select min(id)::text from mail_sender") + "/conferma",
                "partner",
                "per-posta");
        eventually(() -> CanaryHub.count("mail_sender where confirmed_at is not null") == 1);
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
                () -> CanaryHub.one(
                        """
                select '/console/arrivi/' || e.code || '/righe/' || l.number from envelope e
                join envelope_line l on l.envelope = e.id
                where l.verdict = 'REFUSED' and e.partner = 'canarino' and l.content is not null
                order by e.id limit 1
                """));
        operator.get(line);
        HttpResponse<String> corrected = operator.post(line + "/correggi", "valore.beneficiary.bornOn", "12/05/1984");
        assertThat(corrected.statusCode()).isEqualTo(200);
        errors.add(operator.post("/console/arrivi/" + LAST_NAME + "/righe/1/mostra")
                .body());
    }

    private String outcome() {
        return """
                {"externalId": "%s", "about": "%s", "kind": "INTERVIEWED", "on": "%s"}
                """
                .formatted(
                        TAX_CODE,
                        CanaryHub.one("select code from referral where partner = 'cpi-valmora' order by id limit 1"),
                        LocalDate.now(ItalianTime.ZONE));
    }
}
