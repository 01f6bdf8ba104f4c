package it.ponte.feedback;

import static it.ponte.placement.OutcomeKind.INTERVIEWED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.TestDatabase;
import it.ponte.access.Audit;
import it.ponte.access.Personal;
import it.ponte.beneficiary.Recorded;
import it.ponte.mail.DeliveryReport;
import it.ponte.mail.Judged;
import it.ponte.mail.Place;
import it.ponte.placement.Invented;
import it.ponte.placement.Story;
import it.ponte.work.Work;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.TransactionSystemException;

/** SAFETY P16: what becomes of a letter about a person stands in the audit, by the referral that it answers (decision 0017). */
@Tag("P16")
class P16LettersAuditedTest {
    @RegisterExtension
    static final Desk desk = Desk.fresh();

    private static final Story story = desk.story;

    @Test
    void one_that_left_is_one_row_written_with_its_stamp() {
        Recorded person = story.referred(Story.SERVICE);
        desk.happens(person, INTERVIEWED);
        assertThat(rows()).as("composed, and seen by nobody").isEmpty();

        desk.outbox().sent(desk.due().get(0));

        assertThat(rows()).containsExactly("letter.sent " + person.code());
        assertThat(TestDatabase.client()
                        .sql("select a.xmin::text = l.xmin::text from audit a, letter l where a.what = 'letter.sent'")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void where_its_row_cannot_be_written_it_does_not_count_as_sent() {
        desk.happens(story.referred(Story.SERVICE), INTERVIEWED);
        Work work = desk.due().get(0);

        TestDatabase.refusing(
                "audit", () -> assertThatThrownBy(() -> desk.outbox().sent(work))
                        .isInstanceOf(TransactionSystemException.class));

        assertThat(desk.latest().toldAt()).isNull();
    }

    @Test
    void one_that_failed_is_a_row_when_it_is_given_up() {
        Recorded person = story.referred(Story.SERVICE);
        desk.happens(person, INTERVIEWED);
        for (int i = 0; i < 8; i++) {
            assertThat(rows()).isEmpty();
            desk.laterOn();
            desk.outbox().failed(desk.due().get(0), new IllegalStateException());
        }

        assertThat(rows()).containsExactly("letter.given-up " + person.code());
    }

    @Test
    void one_that_came_back_and_goes_on_to_the_mailbox_of_its_service_is_two_rows() throws Exception {
        Recorded person = story.referred(Story.SERVICE);
        desk.happens(person, INTERVIEWED);
        Work work = desk.due().get(0);
        MimeMessage letter = desk.outbox().write(work);
        desk.outbox().sent(work);

        story.bean(Returns.class)
                .note(new Judged(
                        Place.AUTOMATIC,
                        null,
                        null,
                        List.of(),
                        new DeliveryReport(
                                letter.getMessageID().replaceAll("[<>]", ""),
                                DeliveryReport.Kind.RETURNED,
                                "5.1.1",
                                List.of(Personal.of(Desk.to(letter))))));

        assertThat(rows())
                .containsExactly(
                        "letter.sent " + person.code(),
                        "letter.returned " + person.code(),
                        "letter.moved-on " + person.code());
    }

    @Test
    void one_whose_referral_was_withdrawn_is_cancelled_and_one_without_address_undeliverable() {
        Recorded withdrawn = story.referred(Story.SERVICE);
        desk.happens(withdrawn, INTERVIEWED);
        TestDatabase.client()
                .sql("update referral set withdrawn_at = now(), withdrawn_by = 'partner:x'")
                .update();
        desk.due();
        Recorded unreachable = story.referral(Story.CLINIC, "B/1", Invented.known(), null, false);
        desk.happens(unreachable, INTERVIEWED);
        desk.due();

        assertThat(rows())
                .containsExactly("letter.cancelled " + withdrawn.code(), "letter.undeliverable " + unreachable.code());
    }

    @Test
    void those_whose_legal_basis_ended_are_cancelled_with_their_rows_or_not_at_all() {
        Recorded person = story.referred(Story.SERVICE);
        desk.happens(person, INTERVIEWED);
        TestDatabase.client()
                .sql(
                        "update referral set basis_kind = 'CONSENT', basis_given_on = current_date - 9, basis_until = current_date - 2")
                .update();
        Notices notices = story.bean(Notices.class);

        TestDatabase.refusing("audit", () -> assertThatThrownBy(notices::takeBackBaseless)
                .isInstanceOf(TransactionSystemException.class));
        assertThat(cancelled()).isZero();

        assertThat(notices.takeBackBaseless()).isEqualTo(1);
        assertThat(cancelled()).isEqualTo(1);
        assertThat(rows()).containsExactly("letter.cancelled " + person.code());
    }

    @Test
    void a_protected_persons_stands_there_hidden() {
        Recorded hers = story.referredUnderProtection();
        desk.happens(hers, INTERVIEWED);
        desk.letters().release(desk.latest().id(), TestDatabase.follower("ada"));
        Work work = desk.due().get(0);
        desk.outbox().failed(work, new IOException());
        desk.letters().release(work.subject(), TestDatabase.follower("ada"));
        desk.outbox().sent(desk.due().get(0));

        String hidden = story.bean(Audit.class).hidden(hers.code());
        assertThat(rows()).containsExactly("letter.held " + hidden, "letter.sent " + hidden);
    }

    private static long cancelled() {
        return TestDatabase.client()
                .sql("select count(*) from letter where cancelled_at is not null")
                .query(Long.class)
                .single();
    }

    private static List<String> rows() {
        return TestDatabase.client()
                .sql("select what || ' ' || about from audit where who = 'hub:letters' order by id")
                .query(String.class)
                .list();
    }
}
