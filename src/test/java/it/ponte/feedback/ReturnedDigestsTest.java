package it.ponte.feedback;

import static it.ponte.placement.OutcomeKind.INTERVIEWED;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.access.Personal;
import it.ponte.beneficiary.Identity;
import it.ponte.beneficiary.Recorded;
import it.ponte.feedback.Desk.Sent;
import it.ponte.mail.DeliveryReport;
import it.ponte.mail.Judged;
import it.ponte.mail.Place;
import it.ponte.placement.Invented;
import it.ponte.placement.Story;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A digest that a mail server had taken and that came back. */
class ReturnedDigestsTest {
    private static final Instant FRIDAY = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant MONDAY = Instant.parse("2026-11-23T07:00:00Z");
    private static final String CASEWORKER = "referente@servizi-sociali-valmora.example";
    private static final String MAILBOX = "segreteria@servizi.example";
    private static final HandClock clock = new HandClock(FRIDAY);

    @RegisterExtension
    static final Desk desk = Desk.gathering(clock, Map.of());

    private static final Story story = desk.story;

    @BeforeEach
    void aDigestOfTwoCasesLeft() {
        clock.set(FRIDAY);
        interviewed("A/1");
        interviewed("A/2");
        story.bean(FirstNews.class).begin();
        desk.outbox().composeWaiting();
        clock.set(MONDAY);
        assertThat(desk.sendDue()).singleElement().satisfies(letter -> assertThat(letter.to())
                .isEqualTo(CASEWORKER));
    }

    @Test
    void itGoesOnToTheMailboxOfItsServiceWithAllItsCasesAsTheSameMessage() {
        String id = messageId();

        bounce(CASEWORKER);
        List<Sent> again = desk.sendDue();

        assertThat(again).singleElement().satisfies(letter -> {
            assertThat(letter.to()).isEqualTo(MAILBOX);
            assertThat(letter.text()).contains("A/1", "A/2", id);
        });
        assertThat(openSince()).as("by then it is answered").containsOnly("2026-11-23");
    }

    @Test
    void whatItAnsweredIsPromisedStill() {
        bounce(CASEWORKER);

        assertThat(openSince()).containsOnly("2026-11-20");
    }

    @Test
    void fromTheMailboxTooItIsAnOperatorsWhoMayHaveItTriedAgain() {
        bounce(CASEWORKER);
        desk.sendDue();
        bounce(MAILBOX);

        LetterView letter =
                desk.letters().undeliverable(TestDatabase.follower("ada")).get(0);
        assertThat(letter.undeliverable()).isEqualTo("RETURNED");
        assertThat(desk.sendDue()).isEmpty();
        assertThat(desk.letters().retry(letter.id(), TestDatabase.follower("ada")))
                .isTrue();
        assertThat(desk.sendDue()).hasSize(1);
    }

    @Test
    void thatItsFirstCaseCameUnderProtectionMeanwhileHoldsBackNoOther() {
        story.referral(
                Story.SERVICE,
                "A/1",
                new Identity.Protected(Personal.of("rif"), null),
                Invented.caseworker(Story.SERVICE),
                false);

        bounce(CASEWORKER);

        assertThat(desk.sendDue()).singleElement().satisfies(letter -> {
            assertThat(letter.to()).isEqualTo(MAILBOX);
            assertThat(letter.text()).contains("A/2").doesNotContain("A/1");
        });
    }

    private static void interviewed(String caseNumber) {
        Recorded person =
                story.referral(Story.SERVICE, caseNumber, Invented.known(), Invented.caseworker(Story.SERVICE), false);
        story.adaTells(person.code(), INTERVIEWED, "2026-11-20");
        story.stamp();
    }

    private static void bounce(String address) {
        story.bean(Returns.class)
                .note(new Judged(
                        Place.AUTOMATIC,
                        null,
                        null,
                        List.of(),
                        new DeliveryReport(
                                messageId() + "@rete.example",
                                DeliveryReport.Kind.RETURNED,
                                "5.1.1",
                                List.of(Personal.of(address)))));
    }

    private static String messageId() {
        return TestDatabase.client()
                .sql("select message_id from letter where is_digest")
                .query(String.class)
                .single();
    }

    private static List<String> openSince() {
        return TestDatabase.client()
                .sql(
                        """
                        select (begun_at at time zone 'Europe/Rome')::date::text from promise
                        where answered_at is null and ended_at is null
                        """)
                .query(String.class)
                .list();
    }
}
