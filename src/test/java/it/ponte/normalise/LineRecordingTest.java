package it.ponte.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.PublicCode;
import it.ponte.access.Vault;
import it.ponte.intake.Envelope;
import it.ponte.intake.Inbox;
import it.ponte.partner.Channel;
import it.ponte.partner.Partner;
import it.ponte.partner.PartnerKind;
import it.ponte.reading.Problem;
import it.ponte.reading.ProblemCode;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What a line of the hub's own layouts becomes, through the rooms as they stand, over the real database. */
class LineRecordingTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-10T11:00:00Z"), ZoneOffset.UTC);
    private static final AnnotationConfigApplicationContext ROOMS = rooms();

    private final Worklist worklist = ROOMS.getBean(Worklist.class);
    private int messages;

    private final Receipts receipts = ROOMS.getBean(Receipts.class);

    private static AnnotationConfigApplicationContext rooms() {
        AnnotationConfigApplicationContext rooms = new AnnotationConfigApplicationContext();
        rooms.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of("ponte.home", System.getProperty("user.dir"), "ponte.keys", "target/test-keys")));
        rooms.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
        rooms.registerBean(Clock.class, () -> CLOCK);
        rooms.registerBean(Vault.class, TestDatabase::vault);
        rooms.registerBean(JdbcClient.class, TestDatabase::client);
        rooms.registerBean(JdbcTemplate.class, TestDatabase::template);
        rooms.registerBean(PlatformTransactionManager.class, TestDatabase::transactions);
        rooms.register(JacksonAutoConfiguration.class);
        rooms.scan(
                "it.ponte.work",
                "it.ponte.partner",
                "it.ponte.vocabulary",
                "it.ponte.intake",
                "it.ponte.normalise",
                "it.ponte.beneficiary",
                "it.ponte.vacancy",
                "it.ponte.matching",
                "it.ponte.placement");
        rooms.refresh();
        return rooms;
    }

    @BeforeEach
    void empty() {
        TestDatabase.clean();
    }

    @AfterAll
    static void close() {
        ROOMS.close();
    }

    @Test
    void aReferralIsRecordedUpdatedOrUnchangedAndItsPersonIsMatchedWhenSomethingChanged() {
        ReceiptLine first =
                settled("cpi-valmora", "api-referral", referral("Verdi")).get(0);
        assertThat(first.verdict().name()).isEqualTo("RECORDED");
        assertThat(PublicCode.REFERRAL.matches(first.code())).isTrue();
        assertThat(worklist.waiting())
                .containsOnlyKeys(Stage.MATCH_PERSON, Stage.COMPARE)
                .containsEntry(Stage.MATCH_PERSON, 1L);

        ReceiptLine changed =
                settled("cpi-valmora", "api-referral", referral("Verdi Neri")).get(0);
        assertThat(changed.verdict().name()).isEqualTo("UPDATED");
        assertThat(changed.code()).isEqualTo(first.code());
        assertThat(worklist.waiting()).containsEntry(Stage.MATCH_PERSON, 2L);

        ReceiptLine same =
                settled("cpi-valmora", "api-referral", referral("Verdi Neri")).get(0);
        assertThat(same.verdict().name()).isEqualTo("UNCHANGED");
        assertThat(worklist.waiting()).containsEntry(Stage.MATCH_PERSON, 2L);
    }

    @Test
    void aLineWithAWarningIsRecordedAndItsReceiptAndItsProblemsKeepTheWarning() {
        String sent = referral("Verdi")
                .replace("\"firstName\"", "\"codiceFiscale\": \"RSSMRT84E52F257V\", \"sex\": \"M\", \"firstName\"");
        Problem warning = new Problem("beneficiary.codiceFiscale", ProblemCode.TAX_CODE_DIFFERS_FROM_SEX, null);

        ReceiptLine line = settled("cpi-valmora", "api-referral", sent).get(0);

        assertThat(line.verdict().name()).isEqualTo("RECORDED");
        assertThat(PublicCode.REFERRAL.matches(line.code())).isTrue();
        assertThat(line.problems()).containsExactly(warning);
        ReceiptFile file = new ReceiptFile();
        file.add(line);
        assertThat(new String(file.bytes(), java.nio.charset.StandardCharsets.UTF_8))
                .contains(";recorded;" + line.code() + ";beneficiary.codiceFiscale;TAX_CODE_DIFFERS_FROM_SEX;");
    }

    @Test
    void theFirstSendingByAServiceIsRecordedAlsoOfAPersonWhomAnotherServiceKnows() {
        String sent =
                referral("Verdi").replace("\"firstName\"", "\"codiceFiscale\": \"RSSMRT84E52F257V\", \"firstName\"");
        settled("cpi-valmora", "api-referral", sent);

        ReceiptLine other = settled("csm-valmora", "api-referral", sent).get(0);

        assertThat(other.verdict().name()).isEqualTo("RECORDED");
        assertThat(other.problems()).isEmpty();
    }

    @Test
    void aVacancyIsRecordedAndMatched() {
        ReceiptLine line = settled("officine-brandi", "api-vacancy", VACANCY).get(0);

        assertThat(line.verdict().name()).isEqualTo("RECORDED");
        assertThat(PublicCode.VACANCY.matches(line.code())).isTrue();
        assertThat(worklist.waiting()).containsOnlyKeys(Stage.MATCH_VACANCY);
    }

    @Test
    void anOutcomeIsRecordedOnceAndHandedOn() {
        String about =
                settled("cpi-valmora", "api-referral", referral("Verdi")).get(0).code();

        ReceiptLine line = settled("cpi-valmora", "api-outcome", outcome(about)).get(0);
        settled("cpi-valmora", "api-outcome", outcome(about));

        assertThat(line.verdict().name()).isEqualTo("RECORDED");
        assertThat(PublicCode.OUTCOME.matches(line.code())).isTrue();
        assertThat(worklist.waiting()).containsEntry(Stage.OUTCOME, 1L);
    }

    @Test
    void whatAStoreRefusesNamesTheFieldThatItsSenderMustLookAt() {
        ReceiptLine line = settled("officine-brandi", "api-outcome", outcome(PublicCode.REFERRAL.next()))
                .get(0);

        assertThat(line.problems()).containsExactly(new Problem("about", ProblemCode.UNKNOWN_REFERENCE, null));
        assertThat(worklist.waiting()).isEmpty();
    }

    private List<ReceiptLine> settled(String partner, String mapping, String body) {
        var message = ROOMS.getBean(Opening.class)
                .open(
                        partner(partner),
                        "rest",
                        mapping,
                        null,
                        CLOCK.instant().plusSeconds(messages++),
                        null,
                        new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        Envelope kept = ROOMS.getBean(Inbox.class).keep(message);
        ROOMS.getBean(Settlement.class).settleWaiting();
        return receipts.lines(kept.id(), 0, 10);
    }

    private static Partner partner(String id) {
        List<Channel> rest = List.of(new Channel.Rest(null));
        return new Partner(id, id, PartnerKind.EMPLOYMENT_CENTRE, "Valmora", null, rest, List.of(), null, null);
    }

    private static String referral(String lastName) {
        return """
                {"externalId": "C-1", "beneficiary": {"firstName": "Elena", "lastName": "%s"},
                 "basis": {"kind": "PUBLIC_TASK", "givenOn": "2026-03-01"}}
                """
                .formatted(lastName);
    }

    private static final String VACANCY =
            """
            {"externalId": "J-1", "title": "Addetta al magazzino", "company": {"name": "Officine Brandi"}, "seats": 1,
             "contractType": "FIXED_TERM", "hoursPerWeek": 20}
            """;

    private static String outcome(String about) {
        return """
                {"externalId": "O-1", "about": "%s", "kind": "INTERVIEWED", "on": "2026-03-09"}
                """
                .formatted(about);
    }
}
