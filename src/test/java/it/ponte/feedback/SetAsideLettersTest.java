package it.ponte.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.access.Personal;
import it.ponte.feedback.Desk.Sent;
import it.ponte.mail.DeliveryReport;
import it.ponte.mail.DeliveryReport.Kind;
import it.ponte.mail.Judged;
import it.ponte.mail.Place;
import it.ponte.placement.Story;
import it.ponte.work.Work;
import jakarta.mail.internet.MimeMessage;
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
    private static final String PEC = "comune-di-sopra";
    private static final String SUNDAY = "2026-11-22T10:00:00Z";
    private static final String MAILBOX = "segreteria@servizi.example";

    /** Eight in the morning in Italy. */
    private static final Instant MONDAY = Instant.parse("2026-11-23T07:00:00Z");

    private static final Instant TUESDAY = Instant.parse("2026-11-24T07:00:00Z");
    private static final HandClock clock = new HandClock(MONDAY);

    @RegisterExtension
    static final Desk desk = Desk.gathering(
            Desk.installation()
                    .withDropBox(PEC, "feedback: {pec: comune@pec.sopra.example}")
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
        aside(envelope(Story.SERVICE, "sftp", "referral"), 3, SUNDAY);
        aside(envelope(Story.SERVICE, "rest", "referral"), 2, SUNDAY);

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
        long envelope = envelope(Story.SERVICE, "sftp", "referral");
        aside(envelope, 2, SUNDAY);
        aside(envelope, 3, "2026-11-23T06:30:00Z");
        assertThat(sendDue()).hasSize(1);

        clock.set(TUESDAY.minusSeconds(1));
        assertThat(sendDue()).as("before eight").isEmpty();
        clock.set(TUESDAY);
        assertThat(sendDue()).hasSize(1);
    }

    @Test
    void onASundayNobodyIsWrittenTo() {
        aside(envelope(Story.SERVICE, "sftp", "referral"), 2, "2026-11-20T10:00:00Z");
        clock.set(Instant.parse(SUNDAY));

        assertThat(sendDue()).isEmpty();
    }

    @Test
    void whatWasCorrectedBeforeTheLetterLeavesIsNotTold() {
        aside(envelope(Story.SERVICE, "sftp", "referral"), 2, SUNDAY);
        compose();
        TestDatabase.client()
                .sql("update envelope_line set verdict = 'RECORDED'")
                .update();

        assertThat(sendDue()).isEmpty();
        assertThat(desk.latest().cancelledAt()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sftp-fetched", "sftp-fetched-unanswered", "ftps-fetched", "rest", "form"})
    void itIsToldHoweverItCame(String channel) {
        aside(envelope(Story.SERVICE, channel, "referral"), 2, SUNDAY);

        assertThat(sendDue()).hasSize(1);
    }

    @Test
    void whatIsAnsweredByMailOrIsNoReferralMakesNoLetter() {
        aside(envelope(Story.SERVICE, "mail", "referral"), 2, SUNDAY);
        aside(envelope(Story.SERVICE, "sftp", "vacancy"), 2, SUNDAY);
        aside(envelope(Story.CLINIC, "sftp", "referral"), 2, SUNDAY); // has no mailbox
        long warned = envelope(Story.SERVICE, "sftp", "referral");
        aside(warned, 2, SUNDAY);
        TestDatabase.client()
                .sql("update envelope_line set verdict = 'UPDATED' where envelope = ?")
                .param(warned)
                .update();

        assertThat(compose()).isZero();
    }

    @Test
    void nothingAboutProtectedPeopleMakesALetter() {
        long envelope = envelope(Story.SERVICE, "sftp", "referral");
        aside(envelope, 2, SUNDAY);
        TestDatabase.client()
                .sql("insert into shielded_line (envelope, number) values (?, 2)")
                .param(envelope)
                .update();
        aside(envelope(Story.CENTRE, "sftp", "referral"), 2, SUNDAY);
        refuse(envelope(Story.CENTRE, "sftp", "referral"));

        assertThat(compose()).isZero();
    }

    @Test
    void aFileThatCouldNotBeReadAtAllIsToldToo() {
        refuse(envelope(Story.SERVICE, "sftp", "unknown"));

        assertThat(sendDue()).hasSize(1);
        clock.set(TUESDAY);
        assertThat(sendDue()).isEmpty();
    }

    @Test
    void aServiceWithACertifiedMailboxIsToldThere() {
        aside(envelope(PEC, "sftp", "referral"), 2, SUNDAY);
        compose();

        Work work = desk.due().get(0);

        assertThat(desk.outbox().isCertified(work)).isTrue();
        assertThat(Desk.to(desk.outbox().write(work))).isEqualTo("comune@pec.sopra.example");
    }

    @Test
    void aTryThatFailedIsRepeatedAsTheSameMessageAndNoOtherIsMadeMeanwhile() throws Exception {
        long envelope = envelope(Story.SERVICE, "sftp", "referral");
        aside(envelope, 2, SUNDAY);
        compose();
        Work work = desk.due().get(0);
        String first = desk.outbox().write(work).getMessageID();
        desk.outbox().failed(work, new IOException());
        aside(envelope, 3, "2026-11-23T10:00:00Z");
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
        aside(envelope(Story.SERVICE, "sftp", "referral"), 2, SUNDAY);
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

    private static List<Sent> sendDue() {
        compose();
        return desk.sendDue();
    }

    private static void bounce(String messageId) {
        DeliveryReport report = new DeliveryReport(messageId, Kind.RETURNED, "5.1.1", List.of(Personal.of(MAILBOX)));
        desk.story.bean(Returns.class).note(new Judged(Place.AUTOMATIC, null, null, List.of(), report));
    }

    private static long envelope(String partner, String channel, String produces) {
        return TestDatabase.client()
                .sql(
                        """
                        insert into envelope (code, partner, channel, mapping, mapping_version, produces, as_of, sent_at,
                                              received_at)
                        values (gen_random_uuid()::text, ?, ?, '-', '-', ?, now(), now(), ?::timestamptz) returning id
                        """)
                .params(partner, channel, produces, SUNDAY)
                .query(Long.class)
                .single();
    }

    private static void aside(long envelope, int line, String at) {
        TestDatabase.client()
                .sql(
                        """
                        with line as (
                            insert into envelope_line (envelope, number, verdict, settled_at)
                            values (?, ?, 'REFUSED', ?::timestamptz) returning envelope, number)
                        insert into problem (envelope, line, ordinal, field, code)
                        select envelope, number, 1, '', 'REQUIRED' from line
                        """)
                .params(envelope, line, at)
                .update();
    }

    private static void refuse(long envelope) {
        TestDatabase.client()
                .sql("update envelope set refusal_code = 'UNKNOWN_FILE_NAME' where id = ?")
                .param(envelope)
                .update();
    }
}
