package it.ponte.feedback;

import static it.ponte.placement.OutcomeKind.*;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Personal;
import it.ponte.beneficiary.Beneficiaries;
import it.ponte.beneficiary.Consents;
import it.ponte.beneficiary.Identity;
import it.ponte.beneficiary.Recorded;
import it.ponte.feedback.Desk.Sent;
import it.ponte.placement.Invented;
import it.ponte.placement.OutcomeKind;
import it.ponte.placement.Story;
import it.ponte.vocabulary.ConsentScope;
import it.ponte.work.Work;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What stands in a digest is looked at again when it leaves. */
class LeavingDigestsTest {
    private static final Instant FRIDAY = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant MONDAY = Instant.parse("2026-11-23T07:00:00Z");
    private static final OperatorCaller ADA = new OperatorCaller("ada");
    private static final HandClock clock = new HandClock(FRIDAY);

    @RegisterExtension
    static final Desk desk = Desk.gathering(clock, Map.of());

    private static final Story story = desk.story;

    @BeforeEach
    void itIsFriday() {
        clock.set(FRIDAY);
    }

    @Test
    void whoBecameProtectedWhileADigestWaitedToLeaveIsTakenOutOfIt() {
        Recorded one = referred("A/1");
        happens(one, INTERVIEWED);
        happens(referred("A/2"), INTERVIEWED);
        clock.set(MONDAY);
        desk.outbox().composeWaiting();
        story.referral(
                Story.SERVICE,
                "A/1",
                new Identity.Protected(Personal.of("rif"), null),
                Invented.caseworker(Story.SERVICE),
                false);

        List<Sent> sent = desk.sendDue();

        assertThat(sent).singleElement().satisfies(letter -> assertThat(letter.text())
                .contains("- A/2: ")
                .doesNotContain("A/1", token(one)));
        desk.outbox().composeWaiting();
        assertThat(desk.letters().waitingForRelease(TestDatabase.follower("ada")))
                .singleElement()
                .satisfies(letter -> assertThat(letter.kind()).isEqualTo("UPDATE"));
    }

    @Test
    void aDigestThatFailedLeavesLaterAsTheSameMessage() {
        happens(referred("A/1"), INTERVIEWED);
        happens(referred("A/2"), INTERVIEWED);
        clock.set(MONDAY);
        desk.outbox().composeWaiting();
        Work work = desk.due().get(0);
        String first = Desk.read(desk.outbox().write(work));
        desk.outbox().failed(work, new IOException());
        desk.laterOn();

        Work again = desk.due().get(0);

        assertThat(messageId(Desk.read(desk.outbox().write(again)))).isEqualTo(messageId(first));
    }

    @Test
    void whatWaitedWhileABasisEndedIsNotToldByALaterOne() {
        Recorded one = referred("A/1");
        happens(one, INTERVIEWED);
        happens(referred("A/2"), INTERVIEWED);
        clock.set(MONDAY);
        desk.outbox().composeWaiting();
        withdrawnOn(one, "date '2026-11-21'");
        story.bean(Notices.class).takeBackBaseless();
        desk.outbox().composeWaiting();
        withdrawnOn(one, "null");

        assertThat(desk.sendDue())
                .singleElement()
                .satisfies(letter -> assertThat(letter.text()).contains("A/2").doesNotContain("A/1"));
        assertThat(desk.sendDue()).isEmpty();
    }

    @Test
    void whatWaitsForADigestIsDroppedInTheActThatTakesTheConsentBack() {
        Recorded one = referred("A/1");
        happens(one, INTERVIEWED);
        happens(referred("A/2"), INTERVIEWED);
        Consents consents = story.bean(Consents.class);
        String person = story.bean(Beneficiaries.class).code(one.beneficiary());

        assertThat(consents.withdraw(person, one.code(), ADA)).isTrue();
        assertThat(consents.renew(person, one.code(), ConsentScope.USUAL, ADA)).isTrue();
        clock.set(MONDAY);

        assertThat(desk.sendDue())
                .singleElement()
                .satisfies(letter -> assertThat(letter.text()).contains("A/2").doesNotContain("A/1"));
    }

    private static void withdrawnOn(Recorded person, String day) {
        TestDatabase.client()
                .sql("update referral set basis_withdrawn_on = " + day + " where code = ?")
                .param(person.code())
                .update();
    }

    @Test
    void aWithdrawnCaseIsNoMoreInIt() {
        Recorded one = referred("A/1");
        happens(one, INTERVIEWED);
        happens(referred("A/2"), INTERVIEWED);
        TestDatabase.client()
                .sql("update referral set withdrawn_at = now() where code = ?")
                .param(one.code())
                .update();
        clock.set(MONDAY);

        assertThat(desk.sendDue())
                .singleElement()
                .satisfies(letter -> assertThat(letter.text()).contains("A/2").doesNotContain("A/1"));
        assertThat(desk.sendDue()).isEmpty();
    }

    private static Recorded referred(String caseNumber) {
        return story.referral(Story.SERVICE, caseNumber, Invented.known(), Invented.caseworker(Story.SERVICE), false);
    }

    private static void happens(Recorded person, OutcomeKind kind) {
        story.adaTells(person.code(), kind, "2026-11-20");
        story.stamp();
        desk.outbox().composeWaiting();
    }

    private static String token(Recorded person) {
        return Link.of(TestDatabase.vault(), person.code()).token();
    }

    private static String messageId(String read) {
        return read.lines()
                .filter(line -> line.startsWith("Message-ID:"))
                .findFirst()
                .orElseThrow();
    }
}
