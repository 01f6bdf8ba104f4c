package it.ponte.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.feedback.Desk.Sent;
import it.ponte.placement.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decision 0021: a service is told that referrals of its own were not recorded, whoever fetches its receipts. */
class SetAsideLettersTest {
    private static final String SUNDAY = "2026-11-22T10:00:00Z";
    private static final String MAILBOX = "segreteria@servizi.example";

    /** Eight in the morning in Italy. */
    private static final Instant MONDAY = Instant.parse("2026-11-23T07:00:00Z");

    private static final Instant TUESDAY = Instant.parse("2026-11-24T07:00:00Z");
    private static final HandClock clock = new HandClock(MONDAY);

    @RegisterExtension
    static final Desk desk = Desk.gathering(
            Desk.installation()
                    .with(
                            Story.CENTRE + ".yaml",
                            """
                            id: cav-le-querce
                            name: Centro di prova
                            kind: ANTI_VIOLENCE_CENTRE
                            territory: Valmora
                            channels: [{type: sftp, mapping: servizi-sociali-valmora}]
                            feedback: {mailbox: accoglienza@centro.example}
                            """),
            clock,
            Map.of());

    @BeforeEach
    void itIsMondayAtEight() {
        clock.set(MONDAY);
    }

    @Test
    void atEightItsMailboxIsToldOnceWithoutNumberNameOrLink() throws IOException {
        NotRecorded.line(NotRecorded.envelope(Story.SERVICE, "sftp", "referral"), 3, SUNDAY);
        NotRecorded.line(NotRecorded.envelope(Story.SERVICE, "rest", "referral"), 2, SUNDAY);

        List<Sent> sent = sendDue();

        String sentence = Files.readString(Path.of("config/letters/it/SET_ASIDE.txt"));
        assertThat(sent).singleElement().satisfies(letter -> {
            assertThat(letter.to()).isEqualTo(MAILBOX);
            assertThat(letter.text())
                    .contains(sentence.strip(), "Subject: Ponte: c'è un aggiornamento")
                    .doesNotContain("/r/", "href", "List-Unsubscribe", "{");
        });
        assertThat(sendDue()).as("the same day").isEmpty();
        clock.set(TUESDAY);
        assertThat(sendDue()).as("nothing new").isEmpty();
        assertThat(desk.latest())
                .returns("SET_ASIDE", LetterView::kind)
                .returns(Story.SERVICE, LetterView::partner)
                .returns(MONDAY, LetterView::toldAt);
    }

    @Test
    void whatIsSetAsideLaterIsToldOnTheNextWorkingDay() {
        long envelope = NotRecorded.envelope(Story.SERVICE, "sftp", "referral");
        NotRecorded.line(envelope, 2, SUNDAY);
        NotRecorded.line(envelope, 3, "2026-11-23T06:30:00Z");
        assertThat(sendDue()).hasSize(1);

        clock.set(TUESDAY.minusSeconds(1));
        assertThat(sendDue()).as("before eight").isEmpty();
        clock.set(TUESDAY);
        assertThat(sendDue()).hasSize(1);
    }

    @Test
    void onASundayNobodyIsWrittenTo() {
        NotRecorded.line(NotRecorded.envelope(Story.SERVICE, "sftp", "referral"), 2, "2026-11-20T10:00:00Z");
        clock.set(Instant.parse(SUNDAY));

        assertThat(sendDue()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sftp-fetched", "sftp-fetched-unanswered", "ftps-fetched", "rest", "form"})
    void itIsToldHoweverItCame(String channel) {
        NotRecorded.line(NotRecorded.envelope(Story.SERVICE, channel, "referral"), 2, SUNDAY);

        assertThat(sendDue()).hasSize(1);
    }

    @Test
    void whatIsAnsweredByMailOrIsNoReferralMakesNoLetter() {
        NotRecorded.line(NotRecorded.envelope(Story.SERVICE, "mail", "referral"), 2, SUNDAY);
        NotRecorded.line(NotRecorded.envelope(Story.SERVICE, "sftp", "vacancy"), 2, SUNDAY);
        NotRecorded.line(NotRecorded.envelope(Story.CLINIC, "sftp", "referral"), 2, SUNDAY); // has no mailbox
        long warned = NotRecorded.envelope(Story.SERVICE, "sftp", "referral");
        NotRecorded.line(warned, 2, SUNDAY);
        TestDatabase.client()
                .sql("update envelope_line set verdict = 'UPDATED' where envelope = ?")
                .param(warned)
                .update();

        assertThat(compose()).isZero();
    }

    @Test
    void nothingAboutProtectedPeopleMakesALetter() {
        long envelope = NotRecorded.envelope(Story.SERVICE, "sftp", "referral");
        NotRecorded.line(envelope, 2, SUNDAY);
        TestDatabase.client()
                .sql("insert into shielded_line (envelope, number) values (?, 2)")
                .param(envelope)
                .update();
        NotRecorded.line(NotRecorded.envelope(Story.CENTRE, "sftp", "referral"), 2, SUNDAY);
        NotRecorded.refused(NotRecorded.envelope(Story.CENTRE, "sftp", "referral"));

        assertThat(compose()).isZero();
    }

    @Test
    void aFileThatCouldNotBeReadAtAllIsToldToo() {
        NotRecorded.refused(NotRecorded.envelope(Story.SERVICE, "sftp", "unknown"));

        assertThat(sendDue()).hasSize(1);
        clock.set(TUESDAY);
        assertThat(sendDue()).isEmpty();
    }

    private static int compose() {
        return desk.story.bean(SetAsideLetters.class).compose();
    }

    private static List<Sent> sendDue() {
        compose();
        return desk.sendDue();
    }
}
