package it.ponte.machines;

import static it.ponte.HubUnderTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.DropBoxClient;
import it.ponte.HubUnderTest;
import it.ponte.TestPeople;
import it.ponte.TestPeople.TestPerson;
import it.ponte.placement.FiledOutcomes;
import it.ponte.placement.Outcomes;
import it.ponte.routing.Bell;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One outcome's way through the real doors into the clinic's folder, in the clinic's own layout. */
class FeedbackFileJourneyTest {
    private static final String CLINIC = "csm-valmora";

    private final HubUnderTest hub = HubUnderTest.running();

    @Test
    void anOutcomeLiesInThePartnersFolderUnderItsOwnNumberAndCodes() throws Exception {
        TestPerson person = TestPeople.next();
        String number = "F-" + UUID.randomUUID().toString().substring(0, 8);
        String key = hub.keyOf(CLINIC);
        HubUnderTest.Answer sent = hub.post(
                key,
                "/api/v1/referrals",
                """
                {"externalId": "%s", "beneficiary": {"firstName": "%s", "lastName": "%s", "codiceFiscale": "%s"},
                 "basis": {"kind": "CONSENT", "givenOn": "%s"}}
                """
                        .formatted(number, person.firstName(), person.lastName(), person.taxCode(), LocalDate.now()));
        hub.settled(key, sent.json().get("envelope").asText());
        String code = hub.get(key, "/api/v1/referrals?externalId=" + number)
                .json()
                .at("/items/0/code")
                .asText();
        hub.post(
                hub.operatorToken(),
                "/api/v1/outcomes",
                """
                {"externalId": "%s", "about": "%s", "kind": "INTERVIEWED", "on": "%s"}
                """
                        .formatted(number, code, LocalDate.now()));
        eventually(
                () -> hub.bean(Outcomes.class).knownTo(code).stream().anyMatch(outcome -> outcome.stampedAt() != null));

        String name = madeNow();

        try (DropBoxClient folder = new DropBoxClient(Integer.parseInt(hub.setting("ponte.sftp.port")), CLINIC, key)) {
            String file = eventually(() -> folder.find("out/" + name));
            assertThat(file.lines().findFirst()).hasValue("PRATICA;ESITO;DATA ESITO;COMUNICATO;RIFERIMENTO;FONTE");
            assertThat(file).contains("\r\n" + number + ";10;").doesNotContain(person.lastName());
        }
    }

    /** As in the morning, whatever the time is. */
    private String madeNow() {
        FileRows rows = hub.bean(FileRows.class);
        long made = new TransactionTemplate(hub.bean(PlatformTransactionManager.class)).execute(tx -> {
            long file = rows.add(CLINIC, LocalDate.of(2026, 3, 3));
            hub.bean(FiledOutcomes.class).put(file, CLINIC, 0, 1000);
            hub.bean(Worklist.class).add(Stage.FEEDBACK_FILE, file);
            return file;
        });
        hub.bean(Bell.class).ring("feedback-files");
        return rows.get(made).name();
    }
}
