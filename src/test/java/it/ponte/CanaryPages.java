package it.ponte;

import static it.ponte.HubUnderTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.access.Operators;
import it.ponte.access.Role;
import it.ponte.access.Roles;
import it.ponte.console.Visitor;
import it.ponte.vocabulary.ItalianTime;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The canary on the pages where operators open, set right, release and hand over what is held; and behind a voucher. */
final class CanaryPages {
    private static final String PASSWORD = "il ponte sul Secchia";

    private final CanaryHub hub;
    private final List<String> answers = new ArrayList<>();

    CanaryPages(CanaryHub hub) {
        this.hub = hub;
    }

    /** What strangers and wrong steps were answered. */
    List<String> answers() {
        return answers;
    }

    void opened() throws Exception {
        byVoucher();
        Visitor operator = signedIn("prima", Role.OPERATOR, Role.SUPERVISOR, Role.DATA_PROTECTION_OFFICER);
        rights(operator);
        released(operator);
        listed(operator);
        inAnEmergency(operator);
        refusedMail(operator);
        Visitor stranger = hub.visitor();
        stranger.get("/accesso");
        answers.add(stranger.signIn(Canary.LAST_NAME, Canary.TAX_CODE).body());
        operator.get("/console/secondo-fattore");
        answers.add(operator.post("/console/secondo-fattore", "codice", Canary.PHONE)
                .body());
        answers.add(operator.get("/console/persone/" + Canary.LAST_NAME + "/diritti")
                .body());
    }

    private Visitor signedIn(String name, Role... roles) {
        Operators operators = hub.bean(Operators.class);
        operators.make(name);
        operators.changePassword(name, PASSWORD);
        hub.bean(Roles.class).set(name, Set.of(roles), "hub");
        Visitor operator = hub.visitor();
        operator.signIn(name, PASSWORD);
        return operator;
    }

    /** Once rightly, and once in the name of a client that does not exist but bears hers. */
    private void byVoucher() throws Exception {
        Instant now = Instant.now();
        for (String client : List.of("client-uno", Canary.LAST_NAME)) {
            String voucher = hub.issuer().signed(claims -> claims.issueTime(Date.from(now))
                    .notBeforeTime(Date.from(now))
                    .expirationTime(Date.from(now.plusSeconds(300)))
                    .claim("digest", Map.of("alg", "SHA256", "value", Canary.LAST_NAME))
                    .claim("client_id", client)
                    .jwtID(UUID.randomUUID().toString()));
            HubUnderTest.Answer answer = hub.rest()
                    .send(hub.rest()
                            .request(voucher, "/api/v1/referrals")
                            .header("Content-Type", "application/json")
                            .header("Agid-JWT-TrackingEvidence", Canary.LAST_NAME)
                            .POST(HttpRequest.BodyPublishers.ofString(CanaryDoors.json("VOUCHER"))));
            assertThat(answer.status()).isEqualTo(client.equals("client-uno") ? 202 : 401);
            answers.add(answer.text());
        }
        eventually(() -> CanaryHub.count("envelope_line where settled_at is null") == 0);
    }

    /** She reads her file, in both forms, and has it opened to be set right; her consent is renewed and taken back. */
    private void rights(Visitor operator) {
        String code = CanaryHub.one("select b.code from beneficiary b join referral r on r.beneficiary = b.id"
                + " where r.partner = 'cpi-valmora' and not b.is_protected order by b.id limit 1");
        String rights = "/console/persone/" + code + "/diritti";
        operator.get(rights);
        assertThat(new String(operator.download(rights + "/dati.json"), StandardCharsets.UTF_8))
                .as("she is told all of it")
                .contains(Canary.FIRST_NAME);
        assertThat(operator.download(rights + "/dati.pdf")).startsWith((byte) '%', (byte) 'P', (byte) 'D');
        operator.get(rights);
        assertThat(operator.post(rights + "/rettifica").body()).contains(Canary.FIRST_NAME);
        operator.get("/console/consensi");
        operator.get("/console/risposte");
        operator.get("/console/comunicazioni/anteprima");
        String referral = CanaryHub.one(
                "select code from referral where partner = 'cpi-valmora' and basis_kind = 'CONSENT' order by id limit 1");
        operator.get(rights);
        operator.post(rights + "/" + referral + "/rinnova");
        answers.add(operator.get("/console/rettifiche").body());
    }

    /** One offer fits her; she lets its company know her name. */
    private void released(Visitor operator) throws java.io.IOException {
        hub.rest()
                .posted(
                        hub.key("officine-brandi"),
                        "/api/v1/vacancies",
                        """
                        {"externalId": "OB-1", "title": "Addetta al magazzino", "seats": 1, "hoursPerWeek": 18,
                         "contractType": "FIXED_TERM", "company": {"name": "Altrove", "vatNumber": "01114601006"},
                         "workplace": {"comune": "Formigine", "province": "MO"}}
                        """);
        String proposal = eventually(
                () -> CanaryHub.one("select p.code from proposal p join beneficiary b on b.id = p.beneficiary"
                        + " where not b.is_protected order by p.id limit 1"));
        operator.get("/console/proposte");
        operator.post("/console/proposte/" + proposal + "/accetta");
        operator.get("/console/proposte/" + proposal + "/consenso");
        operator.post(
                "/console/proposte/" + proposal + "/consenso",
                "che",
                "NAME",
                "dal",
                LocalDate.now(ItalianTime.ZONE).toString(),
                "fino",
                LocalDate.now(ItalianTime.ZONE).plusMonths(2).toString());
        assertThat(CanaryHub.count("disclosure")).isEqualTo(1);
        operator.post("/console/proposte/" + proposal + "/consenso/revoca");
    }

    private static void listed(Visitor operator) {
        operator.get("/console/persone/esporta");
        assertThat(operator.post("/console/persone/esporta", "motivo", "rendicontazione annuale")
                        .body())
                .contains("Elenco pronto");
        assertThat(operator.download("/console/persone/esporta/file")).startsWith('P', 'K');
    }

    /** The officer is told by mail, and so is who hears of alerts. */
    private void inAnEmergency(Visitor operator) {
        operator.get("/console/protette/emergenza");
        operator.post(
                "/console/protette/emergenza",
                "codice",
                CanaryHub.one("select code from beneficiary where is_protected order by id limit 1"),
                "motivo",
                "Il centro ha telefonato: colloquio anticipato a oggi",
                "password",
                PASSWORD);
        eventually(() -> CanaryHub.count("work where stage = 'NOTICE'") == 0);
        operator.get("/console/protette/registro");
        operator.get("/console/audit");
    }

    private void refusedMail(Visitor operator) {
        operator.get("/console/posta");
        operator.post("/console/posta/"
                + CanaryHub.one("select min(id)::text from mail_sender where confirmed_at is null") + "/rifiuta");
        eventually(() -> CanaryHub.count("mail_sender where refused_at is not null") == 1);
    }
}
