package it.ponte.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import it.ponte.TestDatabase;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails that are small, and would fill the memory once they are taken apart. */
class MailBombsTest {
    private static final int PARTS = 200_000;
    private static final int LINES = 500_000;

    private static final String HEAD =
            """
            Authentication-Results: mx.ponte.example; dmarc=pass header.from=comune-valmora.example
            From: uscite@comune-valmora.example
            Subject: Segnalazioni
            Message-ID: <tanti@comune-valmora.example>
            MIME-Version: 1.0
            """;

    private static final String PARTS_FOLLOW = HEAD + "Content-Type: multipart/mixed; boundary=b\n\n";

    private static final String FILE =
            """
            --b
            %sContent-Type: text/csv
            Content-Disposition: attachment; filename="casi.csv"

            N. PRATICA;COGNOME
            --b--
            """;

    private Post post;

    @BeforeEach
    void itsSenderWasConfirmed(@TempDir Path home) throws Exception {
        TestDatabase.clean();
        Path authorities = CertifiedMailTest.Provider.named("posta-certificata@pec.gestore.example")
                .pem(home);
        post = new Post(home, 20_000_000, authorities.toString());
        post.decide();
    }

    @Test
    void aMailOfVeryManyPartsIsRefused() throws Exception {
        String mail = PARTS_FOLLOW + "--b\n\n".repeat(PARTS) + FILE.formatted("");

        assertThat(costOf(mail, Place.UNREADABLE)).isLessThan(100L * mail.length());
    }

    @Test
    void aMailWhoseFileHasAnEndlessHeadIsRefused() throws Exception {
        String mail = PARTS_FOLLOW + FILE.formatted("a:\n".repeat(LINES));

        assertThat(costOf(mail, Place.UNREADABLE)).isLessThan(100L * mail.length());
    }

    @Test
    void whatSaysToBeCertifiedIsNotTakenApartBeforeItsSignatureIsFound() throws Exception {
        String mail = HEAD.replace("dmarc=pass", "dmarc=fail")
                + "X-Trasporto: posta-certificata\n"
                + "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\"; boundary=b\n\n"
                + "--b\n\n".repeat(PARTS)
                + FILE.formatted("");

        assertThat(costOf(mail, Place.NOT_ADMITTED)).isLessThan(100L * mail.length());
    }

    @Test
    void aMailWithAHundredPicturesIsReadAsEver() throws Exception {
        String picture = "--b\nContent-Type: image/png\n\nx\n";
        String mail = PARTS_FOLLOW + picture.repeat(100) + FILE.formatted("");

        assertThat(judged(mail).files()).singleElement().satisfies(file -> assertThat(file.refusal())
                .isNull());
    }

    private Judged judged(String mail) throws Exception {
        return post.mailbox.judge(Post.mail(mail.getBytes(StandardCharsets.US_ASCII)));
    }

    /** How many bytes it took to judge a mail that belongs there. */
    private long costOf(String mail, Place place) throws Exception {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        Judged judged = judged(mail);
        long cost = thread.getCurrentThreadAllocatedBytes() - before;
        assertThat(judged.place()).isEqualTo(place);
        return cost;
    }
}
