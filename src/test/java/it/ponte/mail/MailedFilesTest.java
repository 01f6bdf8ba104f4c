package it.ponte.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.TestDatabase;
import it.ponte.intake.IdempotencyConflict;
import it.ponte.intake.MailedFile;
import jakarta.mail.Header;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

class MailedFilesTest {
    /** Two lists without a row, of the same bytes. */
    private static final String TWO_EMPTY_LISTS =
            """
            Authentication-Results: mx.ponte.example; dmarc=pass header.from=comune-valmora.example
            From: Servizi Sociali <uscite@comune-valmora.example>
            Date: Wed, 18 Nov 2026 08:15:00 +0100
            Subject: Segnalazioni e iscritti
            Message-ID: <due-liste@comune-valmora.example>
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=x

            --x
            Content-Type: text/csv
            Content-Disposition: attachment; filename="casi_vuoto.csv"

            N. PRATICA;COGNOME
            --x
            Content-Type: text/csv
            Content-Disposition: attachment; filename="iscritti_vuoto.csv"

            N. PRATICA;COGNOME
            --x--
            """;

    private Post post;

    @BeforeEach
    void itsSenderWasConfirmed(@TempDir Path home) {
        TestDatabase.clean();
        post = new Post(home, 10_000);
        post.decide();
    }

    @Test
    void filesOfTheSameBytesInOneMailHaveKeysOfTheirOwn() throws Exception {
        List<MailedFile> files = judged().files();

        assertThat(files.get(0).content()).isEqualTo(files.get(1).content());
        assertThat(files).extracting(MailedFile::key).doesNotHaveDuplicates();
        assertThat(files).extracting(MailedFile::key).noneMatch(key -> key.contains("vuoto"));
    }

    @Test
    void aMailIsPutAsideWhenAFileCouldNotBeKeptInThreeRounds() throws Exception {
        MailedFile stuck = judged().files().get(1);
        assertThatThrownBy(() -> post.unkept.failed(stuck, new IdempotencyConflict()))
                .isInstanceOf(IdempotencyConflict.class);
        assertThatThrownBy(() -> post.unkept.failed(stuck, new IdempotencyConflict()))
                .isInstanceOf(IdempotencyConflict.class);

        assertThatCode(() -> post.unkept.failed(stuck, new IdempotencyConflict()))
                .doesNotThrowAnyException();

        assertThat(post.mailbox.settled(judged())).isEqualTo("Ponte-Illeggibili");
        assertThat(post.counts.ofTheWeek()).containsEntry(Place.UNREADABLE, 1).containsEntry(Place.ACCEPTED, 0);
        assertThat(post.mailbox.settled(judged()))
                .as("put back where it came from, it is tried anew")
                .isEqualTo("Ponte-Accolte");
    }

    @Test
    void aMailWaitsHoweverLongTheDatabaseIsAway() throws Exception {
        MailedFile file = judged().files().get(0);

        for (int round = 0; round < 5; round++) {
            assertThatThrownBy(() -> post.unkept.failed(file, new DataAccessResourceFailureException("away")))
                    .isInstanceOf(DataAccessResourceFailureException.class);
            assertThatThrownBy(() -> post.unkept.failed(file, new CannotCreateTransactionException("away")))
                    .isInstanceOf(CannotCreateTransactionException.class);
        }
    }

    @Test
    void aMailThatCannotBeJudgedIsPutAsideInTheThirdRound() throws Exception {
        MimeMessage odd = new MimeMessage(Post.mail(TWO_EMPTY_LISTS.getBytes(StandardCharsets.UTF_8))) {
            @Override
            public Enumeration<Header> getAllHeaders() {
                return Collections.enumeration(List.of(new Header(null, "a header without a name")));
            }
        };
        assertThatThrownBy(() -> post.mailbox.judge(odd)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> post.mailbox.judge(odd)).isInstanceOf(NullPointerException.class);

        assertThat(post.mailbox.judge(odd).place()).isEqualTo(Place.UNREADABLE);
    }

    private Judged judged() throws Exception {
        return post.mailbox.judge(Post.mail(TWO_EMPTY_LISTS.getBytes(StandardCharsets.UTF_8)));
    }
}
