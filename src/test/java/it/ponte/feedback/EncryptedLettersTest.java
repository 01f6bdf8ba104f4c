package it.ponte.feedback;

import static it.ponte.placement.OutcomeKind.INTERVIEWED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.TestDatabase;
import it.ponte.beneficiary.Recorded;
import it.ponte.partner.Installation;
import it.ponte.placement.Story;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a service has certificates its letters are encrypted, or do not leave. */
class EncryptedLettersTest {
    private static final String CASEWORKER = "referente@servizi-sociali-valmora.example";
    private static final String MAILBOX = "segreteria@servizi.example";
    private static final Instant LONG = Instant.parse("2100-01-01T00:00:00Z");

    @TempDir
    Path home;

    private Desk desk;

    @BeforeEach
    void clean() {
        TestDatabase.clean();
    }

    @AfterEach
    void close() {
        if (desk != null) {
            desk.close();
        }
    }

    @Test
    void onlyItsAddresseeOpensALetter() throws Exception {
        Correspondent caseworker = Correspondent.of(CASEWORKER.toUpperCase(java.util.Locale.ROOT), LONG);
        Correspondent.pem(home.resolve("certificates.pem"), Correspondent.of(MAILBOX, LONG), caseworker);
        desk = desk("");

        desk.happens(desk.story.referred(Story.SERVICE), INTERVIEWED);
        MimeMessage sent = desk.outbox().write(desk.due().get(0));
        String bytes = Desk.read(sent);

        assertThat(sent.getContentType()).startsWith("application/pkcs7-mime; smime-type=enveloped-data");
        assertThat(bytes).doesNotContain("/r/", "text/plain");
        byte[] envelope = sent.getInputStream().readAllBytes();
        MimeMessage inside = new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(caseworker.opens(envelope)));
        assertThat(Desk.read(inside)).contains("https://ponte.example/r/", "text/plain", "text/html");
        assertThat(new String(envelope, StandardCharsets.ISO_8859_1)).doesNotContain("/r/");
    }

    @Test
    void noHeaderBearsTheLinkThatTheLetterHides() throws Exception {
        var mailbox = new jakarta.mail.internet.InternetAddress(MAILBOX);
        Wording words = new Wording("it", "Ponte", "testo", "<p>testo</p>");
        MimeMessage letter = new LetterMessage(mailbox, null, mailbox, "1", words, LONG);
        letter.setHeader("List-Unsubscribe", "<https://ponte.example/r/1/basta>");

        Encryption.seal(letter, Correspondent.of(MAILBOX, LONG).certificate());

        assertThat(letter.getHeader("List-Unsubscribe")).isNull();
    }

    @Test
    void aLetterToWhomThereIsNoCertificateGoesToTheMailboxThatHasOneAndElseNowhere() throws Exception {
        Correspondent.pem(home.resolve("certificates.pem"), Correspondent.of(MAILBOX, LONG));
        desk = desk("");
        desk.happens(desk.story.referred(Story.SERVICE), INTERVIEWED);

        assertThat(desk.due()).isEmpty();
        assertThat(Desk.to(desk.outbox().write(desk.due().get(0)))).isEqualTo(MAILBOX);
    }

    @Test
    void withoutAnyCertificateItIsAnOperators() throws Exception {
        Correspondent.pem(home.resolve("certificates.pem"), Correspondent.of("altra@servizi.example", LONG));
        desk = desk("feedback: {certificates: %s}");
        desk.happens(desk.story.referred(Story.SERVICE), INTERVIEWED);

        assertThat(desk.due()).isEmpty();
        assertThat(desk.due()).isEmpty();
        assertThat(desk.latest().undeliverable()).isEqualTo("NO_CERTIFICATE");
    }

    @Test
    void whatAnInstallationCannotEncryptWithStopsItsStart() throws Exception {
        Path file = home.resolve("certificates.pem");
        assertRefused("the file cannot be read");
        Correspondent.pem(file);
        assertRefused("the file holds none");
        Correspondent.pem(file, Correspondent.of(CASEWORKER, LONG));
        assertRefused("the file holds none for its own mailbox");
        Correspondent.pem(file, Correspondent.of(MAILBOX, LONG, "EC", "SHA256withECDSA"));
        assertRefused("the file holds one that is not of an RSA key");
    }

    @Test
    void aCertificateThatHasEndedStopsNoStartAndItsLettersGoNowhere() throws Exception {
        Instant ended = Instant.parse("2019-06-01T00:00:00Z");
        Correspondent.pem(
                home.resolve("certificates.pem"),
                Correspondent.of(MAILBOX, ended),
                Correspondent.of("via@servizi.example", ended));
        desk = desk("");
        desk.happens(desk.story.referred(Story.SERVICE), INTERVIEWED);

        assertThat(desk.due()).isEmpty();
        assertThat(desk.due()).isEmpty();
        assertThat(desk.latest().undeliverable()).isEqualTo("NO_CERTIFICATE");
    }

    @Test
    void aCertificateThatEndsWhileTheHubRunsIsUsedNoMore() throws Exception {
        Correspondent.pem(
                home.resolve("certificates.pem"), Correspondent.of(MAILBOX, Instant.parse("2030-01-01T00:00:00Z")));
        it.ponte.HandClock clock = new it.ponte.HandClock(Instant.parse("2029-12-31T23:00:00Z"));
        Certificates certificates = new Certificates(installation(MAILBOX_TOO).partners(), clock, home);
        var mailbox = new jakarta.mail.internet.InternetAddress(MAILBOX);
        desk = desk("feedback: {mailbox: " + MAILBOX + "}");
        Recorded person = desk.story.referred(Story.SERVICE);
        var referral = desk.story
                .bean(it.ponte.beneficiary.Referrals.class)
                .addressesOf(person.beneficiary())
                .get(0);

        assertThat(certificates.find(referral, mailbox)).isPresent();
        clock.set(Instant.parse("2030-01-01T00:00:01Z"));
        assertThat(certificates.find(referral, mailbox)).isEmpty();
        assertThat(certificates.areNeeded(referral)).isTrue();
    }

    private static final String MAILBOX_TOO = "feedback: {mailbox: " + MAILBOX + ", certificates: %s}";

    private void assertRefused(String why) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-18T08:00:00Z"), ZoneOffset.UTC);
        assertThatThrownBy(() -> new Certificates(installation(MAILBOX_TOO).partners(), clock, home))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("config/partners/" + Story.SERVICE + ".yaml: feedback.certificates: " + why);
    }

    private Desk desk(String feedback) {
        return new Desk(installation(feedback.isEmpty() ? MAILBOX_TOO : feedback), Desk.REAL_SERVER, false);
    }

    private Installation installation(String feedback) {
        return Installation.fresh()
                .withDropBox(Story.SERVICE, feedback.formatted(home.resolve("certificates.pem")))
                .withDropBox(Story.CLINIC);
    }
}
