package it.ponte.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.access.Personal;
import it.ponte.mail.DeliveryReport;
import it.ponte.mail.DeliveryReport.Kind;
import it.ponte.mail.Judged;
import it.ponte.mail.Place;
import it.ponte.placement.Story;
import it.ponte.work.Work;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A letter about what was set aside travels, fails and comes back as any other. */
class SetAsideOnItsWayTest {
    private static final String PEC = "comune-di-sopra";
    private static final String SUNDAY = "2026-11-22T10:00:00Z";
    private static final String MAILBOX = "segreteria@servizi.example";

    /** Eight in the morning in Italy. */
    private static final Instant MONDAY = Instant.parse("2026-11-23T07:00:00Z");

    private static final Instant TUESDAY = Instant.parse("2026-11-24T07:00:00Z");
    private static final HandClock clock = new HandClock(MONDAY);

    @RegisterExtension
    static final Desk desk = Desk.gathering(
            Desk.installation().withDropBox(PEC, "feedback: {pec: comune@pec.sopra.example}"),
            clock,
            Map.of("ponte.pec.url", "smtps://pec.gestore.example", "ponte.pec.from", "ufficio@pec.rete.example"));

    @BeforeEach
    void itIsMondayAtEight() {
        clock.set(MONDAY);
    }

    @Test
    void whatWasCorrectedBeforeTheLetterLeavesIsNotTold() {
        NotRecorded.line(NotRecorded.envelope(Story.SERVICE, "sftp", "referral"), 2, SUNDAY);
        compose();
        TestDatabase.client()
                .sql("update envelope_line set verdict = 'RECORDED'")
                .update();

        assertThat(desk.due()).isEmpty();
        assertThat(desk.latest().cancelledAt()).isNotNull();
    }

    @Test
    void aServiceWithACertifiedMailboxIsToldThere() {
        NotRecorded.line(NotRecorded.envelope(PEC, "sftp", "referral"), 2, SUNDAY);
        compose();

        Work work = desk.due().get(0);

        assertThat(desk.outbox().isCertified(work)).isTrue();
        assertThat(Desk.to(desk.outbox().write(work))).isEqualTo("comune@pec.sopra.example");
    }

    @Test
    void aTryThatFailedIsRepeatedAsTheSameMessageAndNoOtherIsMadeMeanwhile() throws Exception {
        long envelope = NotRecorded.envelope(Story.SERVICE, "sftp", "referral");
        NotRecorded.line(envelope, 2, SUNDAY);
        compose();
        Work work = desk.due().get(0);
        String first = desk.outbox().write(work).getMessageID();
        desk.outbox().failed(work, new IOException());
        NotRecorded.line(envelope, 3, "2026-11-23T10:00:00Z");
        clock.set(TUESDAY);
        assertThat(compose()).isZero();
        desk.laterOn();

        Work again = desk.due().get(0);

        assertThat(desk.outbox().write(again).getMessageID()).isEqualTo(first);
        desk.outbox().sent(again);
        assertThat(compose()).as("what waited behind it").isEqualTo(1);
    }

    @Test
    void oneThatComesBackIsAnOperatorsAndTheTechnicalContactIsAskedToCall() throws Exception {
        NotRecorded.line(NotRecorded.envelope(Story.SERVICE, "sftp", "referral"), 2, SUNDAY);
        compose();
        Work work = desk.due().get(0);
        MimeMessage letter = desk.outbox().write(work);
        desk.outbox().sent(work);

        bounce(letter.getMessageID().replaceAll("[<>]", ""));

        assertThat(desk.letters().undeliverable(TestDatabase.follower("ada")))
                .singleElement()
                .returns("SET_ASIDE", LetterView::kind)
                .returns("RETURNED", LetterView::undeliverable);
        assertThat(desk.story.bean(CallNotices.class).due(9)).hasSize(1);
        assertThat(desk.letters().retry(work.subject(), TestDatabase.follower("ada")))
                .isTrue();
        assertThat(desk.due()).hasSize(1);
    }

    private static int compose() {
        return desk.story.bean(SetAsideLetters.class).compose();
    }

    private static void bounce(String messageId) {
        DeliveryReport report = new DeliveryReport(messageId, Kind.RETURNED, "5.1.1", List.of(Personal.of(MAILBOX)));
        desk.story.bean(Returns.class).note(new Judged(Place.AUTOMATIC, null, null, List.of(), report));
    }
}
