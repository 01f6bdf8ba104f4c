package it.ponte.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.NoSuchElementException;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailServerTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00.250Z");

    @TempDir
    Path data;

    private final int port = FreePort.find();
    private MailServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void aLetterIsKeptAsItWasSentAndCanBeRead() throws Exception {
        start(MONDAY);

        send("Aggiornamento sulla pratica 17: è tutto pronto", "anna@servizio.example", "Buongiorno,\n.\nlinea");

        KeptMail mail = server.kept(10).get(0);
        assertThat(mail.id()).matches("20261123-080000-250-[0-9a-f]{16}");
        assertThat(mail.receivedAt()).isEqualTo(MONDAY);
        assertThat(mail.to().reveal()).isEqualTo("anna@servizio.example");
        assertThat(mail.subject()).isEqualTo("Aggiornamento sulla pratica 17: è tutto pronto");
        assertThat(mail.toString()).doesNotContain("anna");
        assertThat(new String(server.message(mail.id()), StandardCharsets.UTF_8))
                .contains("Message-ID: <", "Buongiorno,\r\n.\r\nlinea");
        Path folder = data.resolve("mail");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(folder.toFile().list()).containsExactly(mail.id() + ".eml");
    }

    @Test
    void theLatestComeFirstAndNoMoreThanAsked() throws Exception {
        start(MONDAY);
        send("first", "a@servizio.example", "x");
        server.stop();
        start(MONDAY.plusSeconds(1));
        send("second", "a@servizio.example", "x");
        server.stop();
        start(MONDAY.plusSeconds(2));
        send("third", "a@servizio.example", "x");
        Files.writeString(data.resolve("mail/notes.txt"), "not a message");

        assertThat(server.kept(2)).extracting(KeptMail::subject).containsExactly("third", "second");
    }

    @Test
    void anIdThatIsNoIdOpensNoFile() throws Exception {
        start(MONDAY);
        send("first", "a@servizio.example", "x");
        Files.writeString(data.resolve("secret.eml"), "secret");

        for (String id : new String[] {"../secret", "", null, "20261123-080000-250-0123456789abcdef"}) {
            assertThatThrownBy(() -> server.message(id)).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void whatIsTooLargeOrForTooManyIsRefusedAndNotKept() throws Exception {
        start(MONDAY);

        assertThatThrownBy(() -> send("large", "a@servizio.example", "1234567\n".repeat(140_000)))
                .hasMessageContaining("552");
        String many = "a@servizio.example" + ",a@servizio.example".repeat(MailServer.MOST_RECIPIENTS);
        assertThatThrownBy(() -> send("many", many, "x")).isInstanceOf(MessagingException.class);

        assertThat(server.kept(10)).isEmpty();
        send("small", "a@servizio.example", "x");
        assertThat(server.kept(10)).hasSize(1);
    }

    @Test
    void withARealServerConfiguredItKeepsThePortClosed() {
        server = new MailServer(data, "smtp://smtp.example:25", port, Clock.systemUTC());
        server.start();

        assertThatThrownBy(() -> send("first", "a@servizio.example", "x")).hasMessageContaining("connect");
        assertThat(server.kept(10)).isEmpty();
    }

    @Test
    void aTakenPortIsSaidInOneSentence() {
        start(MONDAY);
        MailServer second = new MailServer(data, "", port, Clock.systemUTC());

        assertThatThrownBy(second::start)
                .hasMessage("port " + port + " on 127.0.0.1 cannot be opened for mail; set PONTE_MAIL_PORT");
    }

    private void start(Instant now) {
        server = new MailServer(data, "", port, Clock.fixed(now, ZoneOffset.UTC));
        server.start();
    }

    private void send(String subject, String to, String text) throws MessagingException {
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.host", "127.0.0.1");
        settings.setProperty("mail.smtp.port", Integer.toString(port));
        MimeMessage message = new MimeMessage(Session.getInstance(settings));
        message.setFrom(new InternetAddress("ponte@ponte.example"));
        message.setRecipients(Message.RecipientType.TO, to);
        message.setSubject(subject, "UTF-8");
        message.setText(text, "UTF-8");
        Transport.send(message);
    }
}
