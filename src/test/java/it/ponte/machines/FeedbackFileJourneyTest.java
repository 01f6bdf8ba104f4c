package it.ponte.machines;

import static it.ponte.HubUnderTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.DropBoxClient;
import it.ponte.HubUnderTest;
import it.ponte.TestPeople;
import it.ponte.TestPeople.TestPerson;
import it.ponte.normalise.TestWorkbook;
import it.ponte.placement.FiledOutcomes;
import it.ponte.placement.Outcomes;
import it.ponte.routing.Bell;
import it.ponte.vocabulary.ItalianTime;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One outcome's way through the real doors into the clinic's folder, in the clinic's own layout. */
class FeedbackFileJourneyTest {
    private static final String CLINIC = "csm-valmora";
    private static final List<String> HEADER = List.of(
            "PRATICA",
            "COGNOME",
            "NOME",
            "CODICE FISCALE",
            "DATA DI NASCITA",
            "CELLULARE",
            "TITOLO",
            "COSA SA FARE",
            "PUNTI DI FORZA",
            "ORE MIN",
            "ORE MAX",
            "DA EVITARE",
            "COMUNI ESCLUSI",
            "PROVINCIA",
            "ANONIMO",
            "BASE GIURIDICA",
            "DATA BASE",
            "CASE MANAGER",
            "E-MAIL CASE MANAGER");

    private final HubUnderTest hub = HubUnderTest.running();

    @Test
    void anOutcomeLiesInThePartnersFolderUnderItsOwnNumberAndCodes() throws Exception {
        TestPerson person = TestPeople.next();
        String number = "F-" + UUID.randomUUID().toString().substring(0, 8);
        String key = hub.keyOf(CLINIC);
        try (DropBoxClient folder = folder(key)) {
            folder.put(number + ".xlsx", workbook(number, person));
        }
        String code = eventually(() -> hub.get(key, "/api/v1/referrals?externalId=" + number)
                .json()
                .at("/items/0/code")
                .asText(null));
        hub.post(
                hub.operatorToken(),
                "/api/v1/outcomes",
                """
                {"externalId": "%s", "about": "%s", "kind": "INTERVIEWED", "on": "%s"}
                """
                        .formatted(number, code, LocalDate.now(ItalianTime.ZONE)));
        eventually(
                () -> hub.bean(Outcomes.class).knownTo(code).stream().anyMatch(outcome -> outcome.stampedAt() != null));

        String name = madeNow();

        try (DropBoxClient folder = folder(key)) {
            String file = eventually(() -> folder.find("out/" + name));
            assertThat(file.lines().findFirst()).hasValue("PRATICA;ESITO;DATA ESITO;COMUNICATO;RIFERIMENTO;FONTE");
            assertThat(file).contains("\r\n" + number + ";10;").doesNotContain(person.lastName());
        }
    }

    private DropBoxClient folder(String key) throws IOException {
        return new DropBoxClient(Integer.parseInt(hub.setting("ponte.sftp.port")), CLINIC, key);
    }

    private static byte[] workbook(String number, TestPerson person) throws IOException {
        LocalDate today = LocalDate.now(ItalianTime.ZONE);
        List<Object> row = new ArrayList<>(List.of(number, person.lastName(), person.firstName(), person.taxCode()));
        row.add(person.bornOn());
        while (row.size() < HEADER.size() - 4) {
            row.add(null);
        }
        row.addAll(Arrays.asList("consenso", today, null, null));
        return new TestWorkbook().row(HEADER.toArray()).row(row.toArray()).bytes();
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
