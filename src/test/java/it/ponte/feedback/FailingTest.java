package it.ponte.feedback;

import static it.ponte.placement.OutcomeKind.INTERVIEWED;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HandClock;
import it.ponte.LetterByLetter;
import it.ponte.placement.Story;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How long a letter is tried. */
class FailingTest {
    private static final HandClock CLOCK = new HandClock(Instant.parse("2026-03-02T07:00:00Z"));

    @RegisterExtension
    static final Desk desk = Desk.gathering(CLOCK, LetterByLetter.SETTINGS);

    @Test
    void daysInWhichNobodyTriedItAreNotAmongTheThree() {
        desk.happens(desk.story.referred(Story.CLINIC), INTERVIEWED);
        comeAgain();

        CLOCK.forward(Duration.ofDays(4));
        comeAgain();

        assertThat(desk.latest().undeliverable()).as("letters were paused").isNull();
        for (int hours = 6; hours < 72; hours += 6) {
            CLOCK.forward(Duration.ofHours(6));
            comeAgain();
            assertThat(desk.latest().undeliverable()).isNull();
        }
        CLOCK.forward(Duration.ofHours(6));
        comeAgain();
        assertThat(desk.latest().undeliverable()).isEqualTo("EXPIRED");
    }

    private static void comeAgain() {
        desk.laterOn();
        desk.due().forEach(work -> desk.outbox()
                .failed(work, new SMTPSendFailedException("DATA", 451, "words", null, null, null, null)));
    }
}
