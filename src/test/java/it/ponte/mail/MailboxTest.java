package it.ponte.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.TestDatabase;
import it.ponte.mail.Senders.Sender;
import jakarta.mail.Header;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxTest {
    private Post post;

    @BeforeEach
    void nobodyWasDecidedAbout(@TempDir Path home) {
        TestDatabase.clean();
        post = new Post(home, 10_000);
    }

    @Test
    void aKnownAddressWaitsTheFirstTimeAndIsReadOnceItWasConfirmed() throws Exception {
        Judged first = post.mailbox.judge(good());
        assertThat(post.mailbox.settled(first)).isEqualTo("Ponte-InAttesa");
        post.mailbox.settled(post.mailbox.judge(good()));

        Sender waiting = post.senders.undecided(10).get(0);
        assertThat(waiting.address()).isEqualTo(Post.CONFIRMED);
        assertThat(waiting.mails()).as("the same mail read twice is one").isEqualTo(1);
        assertThat(post.waiting.anyToRead()).isFalse();

        assertThat(post.senders.confirm(waiting.id(), Post.PARTNER, "operator:operatrice"))
                .isTrue();
        assertThat(post.waiting.anyToRead()).isTrue();
        Judged again = post.mailbox.judge(good());
        assertThat(again.files()).hasSize(1);
        assertThat(post.mailbox.settled(again)).isEqualTo("Ponte-Accolte");
        assertThat(post.waiting.anyToRead()).isFalse();
        assertThat(post.counts.ofTheWeek())
                .isEqualTo(Map.of(
                        Place.ACCEPTED, 1,
                        Place.WAITING, 2,
                        Place.NOT_ADMITTED, 0,
                        Place.AUTOMATIC, 0,
                        Place.UNREADABLE, 0));
    }

    @Test
    void mailsOfAConfirmedAddressThatThePartnersFileNoLongerNamesWaitInPeace() throws Exception {
        post.decide();
        MimeMessage mail = mail("26-confirmed-sender-no-longer-in-the-file");
        assertThat(post.mailbox.settled(post.mailbox.judge(mail))).isEqualTo("Ponte-InAttesa");
        TestDatabase.client()
                .sql("update mail_sender set confirmed_at = now() - interval '2 hours' where confirmed_at is not null")
                .update();

        assertThat(post.waiting.anyToRead()).isFalse();
        assertThat(post.decided.match(mail))
                .as("picked, it would be moved to where it lies")
                .isFalse();
        post.waiting.forgetMissing();
        assertThat(post.senders.decided(10)).extracting(Sender::mails).contains(1);
        assertThat(post.decided.match(good())).isTrue();
        assertThat(post.decided.match(mail("25-refused-sender"))).isTrue();
    }

    @Test
    void nothingOfAWaitingMailIsFetchedOrKeptButWhoSentIt() throws Exception {
        post.mailbox.settled(post.mailbox.judge(new Broken(good()) {
            @Override
            public void writeTo(OutputStream to) {
                throw new AssertionError("the content was fetched");
            }
        }));

        assertThat(TestDatabase.client()
                        .sql(
                                "select string_agg(m::text, '') || string_agg(w::text, '') from mail_sender m, waiting_mail w")
                        .query(String.class)
                        .single())
                .doesNotContainIgnoringCase("valmora");
        assertThat(post.senders.undecided(10)).hasSize(1);
    }

    @Test
    void aDecisionIsMadeOnceAndCanBeTakenBack() throws Exception {
        long sender = post.senders.note(Post.CONFIRMED);
        assertThat(post.senders.confirm(sender, "no-such-partner", "operator:a"))
                .isFalse();
        assertThat(post.senders.refuse(sender, "operator:a")).isTrue();
        assertThat(post.senders.confirm(sender, Post.PARTNER, "operator:b")).isFalse();
        assertThat(post.mailbox.judge(good()).place()).isEqualTo(Place.NOT_ADMITTED);

        assertThat(post.senders.takeBack(sender)).isTrue();
        assertThat(post.mailbox.judge(good()).place()).isEqualTo(Place.WAITING);
    }

    @Test
    void theSameMailHasTheSameKeysHoweverItIsNumberedAndWheneverItComes() throws Exception {
        post.decide();

        assertThat(post.mailbox.judge(good()).files().get(0).key())
                .isEqualTo(post.mailbox.judge(good()).files().get(0).key())
                .isNotEqualTo(post.mailbox
                        .judge(mail("43-two-files-of-one-name"))
                        .files()
                        .get(1)
                        .key());
    }

    @Test
    void aMailThatIsTooLargeIsRefusedBeforeItIsFetched() throws Exception {
        post.decide();
        Judged judged = post.mailbox.judge(new Broken(good()) {
            @Override
            public int getSize() {
                return 30 * 1024 * 1024;
            }

            @Override
            public void writeTo(OutputStream to) {
                throw new AssertionError("the content was fetched");
            }
        });

        assertThat(judged.place()).isEqualTo(Place.UNREADABLE);
        assertThat(judged.files().get(0).refusal().code()).isEqualTo("TOO_LARGE");
    }

    @Test
    void aMailThatIsLargerThanItsServerSaidIsRefusedWhileItIsFetched() throws Exception {
        post.decide();
        Judged judged = post.mailbox.judge(new Broken(good()) {
            @Override
            public void writeTo(OutputStream to) throws IOException {
                for (int i = 0; i < 20_000; i++) {
                    to.write('x');
                }
                throw new AssertionError("all of it was fetched");
            }
        });

        assertThat(judged.files().get(0).refusal().code()).isEqualTo("TOO_LARGE");
    }

    @Test
    void aMailThatCannotBeHadIsGivenUpInTheThirdRound() throws Exception {
        MimeMessage broken = new Broken(good()) {
            @Override
            public Enumeration<Header> getAllHeaders() throws MessagingException {
                throw new MessagingException("Unable to load BODYSTRUCTURE");
            }
        };

        assertThatThrownBy(() -> post.mailbox.judge(broken)).isInstanceOf(MessagingException.class);
        assertThatThrownBy(() -> post.mailbox.judge(broken)).isInstanceOf(MessagingException.class);
        assertThat(post.mailbox.judge(broken).place()).isEqualTo(Place.UNREADABLE);
    }

    @Test
    void aMailThatWasDeletedMeanwhileIsNobodysFault() throws Exception {
        Judged judged = post.mailbox.judge(new Broken(good()) {
            @Override
            public Enumeration<Header> getAllHeaders() throws MessagingException {
                throw new MessageRemovedException();
            }
        });

        assertThat(judged).isEqualTo(Judged.GONE);
        assertThat(post.mailbox.settled(judged)).isNull();
    }

    @Test
    void aJudgementPrintsNoAddressAndNoFile() throws Exception {
        post.decide();

        assertThat(post.mailbox.judge(good())).hasToString("Judged[ACCEPTED, 1 files]");
        assertThat(List.of(post.senders.undecided(10), post.senders.decided(10)).toString())
                .doesNotContain("valmora");
    }

    private static MimeMessage good() throws Exception {
        return mail("01-good");
    }

    private static MimeMessage mail(String name) throws Exception {
        return Post.mail(Files.readAllBytes(Path.of("src/test/resources/bad/mail", name + ".eml")));
    }

    /** A mail of which something does not work. */
    private abstract static class Broken extends MimeMessage {
        Broken(MimeMessage whole) throws MessagingException {
            super(whole);
        }
    }
}
