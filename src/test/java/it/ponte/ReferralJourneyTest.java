package it.ponte;

import static it.ponte.HubUnderTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.ponte.TestPeople.TestPerson;
import it.ponte.embedded.MailServer;
import it.ponte.vocabulary.ItalianTime;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** One person's whole way through the real doors: file, record, vacancy, proposal, decision, hire, letter. */
class ReferralJourneyTest {
    private final HubUnderTest hub = HubUnderTest.running();

    @Test
    void aReferralComesInByFileAndTheCaseworkerGetsTheLetter() throws Exception {
        TestPerson person = TestPeople.next();
        String number = "J-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
        LocalDate today = LocalDate.now(ItalianTime.ZONE);

        // the service leaves a file: one good line, one with a day that does not exist
        String receipt = dropped(SocialServicesFile.HEADER
                + SocialServicesFile.line(number, person, "MAGAZZINO", "assistente@servizi.example")
                + SocialServicesFile.line(number + "-bis", TestPeople.next(), "MAGAZZINO", "assistente@servizi.example")
                        .replaceFirst("\\d\\d/\\d\\d/\\d{4}", "31/02/1980"));
        assertThat(receipt).contains("recorded").contains("NOT_A_DATE").doesNotContain("31/02/1980");
        assertThat(receipt).doesNotContain(person.lastName());

        // a company offers work
        String company = hub.keyOf("officine-brandi");
        JsonNode vacancy = posted(company, "/api/v1/vacancies", vacancy());
        String vacancyCode = vacancy.at("/results/0/code").asText();
        assertThat(vacancyCode).startsWith("V-");

        // the hub proposes, with reasons; an operator accepts
        String referral = eventually(() -> {
            JsonNode found = hub.get(hub.keyOf("servizi-sociali-valmora"), "/api/v1/referrals?externalId=" + number)
                    .json();
            return found.at("/items/0/code").asText(null);
        });
        JsonNode proposal = eventually(() -> proposals().stream()
                .filter(one -> one.get("vacancy").asText().equals(vacancyCode))
                .findFirst()
                .orElse(null));
        assertThat(proposal.get("reasons")).isNotEmpty();
        String candidate = proposal.get("code").asText();
        assertThat(hub.post(hub.operatorToken(), "/api/v1/proposals/" + candidate + "/accept", "{}")
                        .status())
                .isEqualTo(200);

        // the company sees a code and skills, no name
        HubUnderTest.Answer candidates = hub.get(company, "/api/v1/vacancies/" + vacancyCode + "/candidates");
        assertThat(candidates.json().at("/items/0/code").asText()).isEqualTo(candidate);
        assertThat(candidates.text()).doesNotContain(person.lastName()).doesNotContain(person.taxCode());

        // the caseworker hears of the proposal before anything else happens: what comes together is one letter
        eventually(() -> lettersAbout(number).isEmpty() ? null : number);

        // and hires
        JsonNode told = eventually(() -> {
            JsonNode outcome = posted(
                    company,
                    "/api/v1/outcomes",
                    """
                    {"externalId": "%s", "about": "%s", "kind": "HIRED", "on": "%s", "contractType": "FIXED_TERM"}
                    """
                            .formatted(UUID.randomUUID(), candidate, today));
            return outcome.at("/results/0/verdict").asText().equals("recorded") ? outcome : null;
        });
        assertThat(told.at("/results/0/code").asText()).startsWith("O-");

        // and then of the hire, by the case's number, without a name
        List<String> letters = eventually(() -> {
            List<String> found = lettersAbout(number);
            return found.size() >= 2 ? found : null;
        });
        assertThat(letters).hasSize(2).allSatisfy(letter -> assertThat(letter)
                .doesNotContain(person.lastName())
                .doesNotContain(person.firstName())
                .doesNotContain(person.taxCode())
                .doesNotContain("Brandi")
                .contains("assistente@servizi.example"));

        JsonNode after = hub.get(hub.keyOf("servizi-sociali-valmora"), "/api/v1/referrals/" + referral)
                .json();
        assertThat(after.get("status").asText()).isEqualTo("completed");
        assertThat(hub.get(hub.keyOf("cpi-valmora"), "/api/v1/referrals/" + referral)
                        .status())
                .isEqualTo(404);

        // and whoever speaks FHIR reads the same as a Task
        HubUnderTest.Answer task =
                hub.get(hub.keyOf("servizi-sociali-valmora"), "/api/v1/referrals/" + referral + "/task");
        assertThat(task.header("Content-Type")).isEqualTo("application/fhir+json");
        assertThat(task.json().at("/status").asText()).isEqualTo("completed");
        assertThat(task.json().at("/businessStatus/coding/0/code").asText()).isEqualTo("HIRED");
        assertThat(task.json().at("/focus/identifier/value").asText()).isEqualTo(number);
        assertThat(task.text())
                .doesNotContain(person.lastName())
                .doesNotContain(person.taxCode())
                .doesNotContain("Brandi");
    }

    private String dropped(String csv) throws Exception {
        String name = "segnalazioni-" + UUID.randomUUID();
        try (DropBoxClient partner = new DropBoxClient(
                Integer.parseInt(hub.setting("ponte.sftp.port")),
                "servizi-sociali-valmora",
                hub.keyOf("servizi-sociali-valmora"))) {
            partner.put(name + ".csv", csv.getBytes("windows-1252"));
            return eventually(() -> partner.find("out/" + name + ".csv.receipt.csv"));
        }
    }

    private JsonNode posted(String key, String path, String body) {
        HubUnderTest.Answer accepted = hub.post(key, path, body);
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        return hub.settled(key, accepted.json().get("envelope").asText());
    }

    private List<JsonNode> proposals() {
        JsonNode page =
                hub.get(hub.operatorToken(), "/api/v1/proposals?limit=500").json();
        return StreamSupport.stream(page.get("items").spliterator(), false).toList();
    }

    private List<String> lettersAbout(String caseNumber) {
        MailServer mail = hub.bean(MailServer.class);
        return mail.kept(1000).stream()
                .map(kept -> LetterText.of(mail.message(kept.id())))
                .filter(text -> text.contains(caseNumber))
                .toList();
    }

    private static String vacancy() {
        return """
                {"externalId": "%s", "title": "Addetta/o al magazzino", "seats": 2, "contractType": "FIXED_TERM",
                 "company": {"name": "Officine Brandi S.r.l."},
                 "hoursPerWeek": 20, "workplace": {"comune": "Modena", "province": "MO"},
                 "requires": {"skills": ["order-picking"]}, "welcomes": {"skills": ["packing"]}}
                """
                .formatted(UUID.randomUUID());
    }
}
