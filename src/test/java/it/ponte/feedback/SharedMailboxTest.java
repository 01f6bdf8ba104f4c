package it.ponte.feedback;

import static it.ponte.placement.OutcomeKind.INTERVIEWED;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.access.Personal;
import it.ponte.beneficiary.Caseworker;
import it.ponte.beneficiary.Recorded;
import it.ponte.feedback.Desk.Sent;
import it.ponte.partner.Installation;
import it.ponte.placement.Invented;
import it.ponte.placement.Story;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Digest and rhythm are those of the box that letters go to, whomever the service names. */
class SharedMailboxTest {
    private static final Instant FRIDAY = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant MONDAY = Instant.parse("2026-11-23T07:00:00Z");
    private static final String MAILBOX = "segreteria@servizi.example";
    private static final String CERTIFIED = "csm@pec.valmora.example";
    private static final HandClock clock = new HandClock(FRIDAY);

    @RegisterExtension
    static final Desk desk = Desk.gathering(
            Installation.fresh()
                    .withDropBox(Story.SERVICE, "feedback: {mailbox: " + MAILBOX + "}")
                    .withDropBox(Story.CLINIC, "feedback: {pec: " + CERTIFIED + "}"),
            clock,
            Map.of("ponte.pec.url", "smtps://pec.gestore.example", "ponte.pec.from", "ufficio@pec.rete.example"));

    private static final Story story = desk.story;

    @BeforeEach
    void itIsFriday() {
        clock.set(FRIDAY);
    }

    @Test
    void casesOfCaseworkersWithoutAnAddressStandInOneDigestBesideThoseOfNobody() {
        interviewed(Story.SERVICE, "A/1", named("Elisa"));
        interviewed(Story.SERVICE, "A/2", named("Bruna"));
        interviewed(Story.SERVICE, "A/3", null);
        clock.set(MONDAY);

        assertThat(desk.sendDue()).singleElement().satisfies(letter -> {
            assertThat(letter.to()).isEqualTo(MAILBOX);
            assertThat(letter.text()).contains("A/1", "A/2", "A/3");
        });
    }

    @Test
    void theMailboxThatWantsNoDigestGetsNoneForThemWhatWaitedIncluded() {
        interviewed(Story.SERVICE, "A/1", named("Elisa"));
        story.bean(Rhythms.class).choose(Story.SERVICE, Rhythm.NEVER);
        interviewed(Story.SERVICE, "A/2", named("Bruna"));
        clock.set(MONDAY);

        assertThat(desk.sendDue()).isEmpty();
    }

    @Test
    void whoHasAnAddressOfHerOwnKeepsHerOwnDigestAndRhythm() {
        story.bean(Rhythms.class).choose(Story.SERVICE, Rhythm.NEVER);
        interviewed(Story.SERVICE, "A/1", named("Elisa"));
        interviewed(Story.SERVICE, "A/2", Invented.caseworker(Story.SERVICE));
        clock.set(MONDAY);

        assertThat(desk.sendDue()).extracting(Sent::to).containsExactly("referente@servizi-sociali-valmora.example");
    }

    @Test
    void aCertifiedMailboxGetsOneDigestForAllCaseworkers() {
        interviewed(Story.CLINIC, "C/1", new Caseworker(null, Personal.of("una@csm.example")));
        interviewed(Story.CLINIC, "C/2", new Caseworker(null, Personal.of("altra@csm.example")));
        clock.set(MONDAY);

        assertThat(desk.sendDue()).singleElement().satisfies(letter -> {
            assertThat(letter.to()).isEqualTo(CERTIFIED);
            assertThat(letter.text()).contains("C/1", "C/2");
        });
    }

    @Test
    void whatACaseworkerOfSuchAServiceChoosesHoldsForItsBox() {
        interviewed(Story.CLINIC, "C/1", new Caseworker(null, Personal.of("una@csm.example")));
        interviewed(Story.CLINIC, "C/2", new Caseworker(null, Personal.of("altra@csm.example")));
        Rhythms rhythms = story.bean(Rhythms.class);

        rhythms.choose(firstCaseworker(), Rhythm.NEVER);
        clock.set(MONDAY);

        assertThat(desk.sendDue()).isEmpty();
        assertThat(rhythms.of(firstCaseworker())).isEqualTo(Rhythm.NEVER);
        assertThat(rhythms.of(Story.CLINIC)).isEqualTo(Rhythm.NEVER);
    }

    private static Caseworker named(String name) {
        return new Caseworker(Personal.of(name + " " + Invented.CANARY), null);
    }

    private static long firstCaseworker() {
        return TestDatabase.client()
                .sql("select min(id) from caseworker")
                .query(Long.class)
                .single();
    }

    private static void interviewed(String service, String caseNumber, Caseworker by) {
        Recorded person = story.referral(service, caseNumber, Invented.known(), by, false);
        story.adaTells(person.code(), INTERVIEWED, "2026-11-20");
        story.stamp();
        desk.outbox().composeWaiting();
    }
}
