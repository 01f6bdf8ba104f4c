package it.ponte;

import static it.ponte.HubUnderTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.OutsideMailServer.Taken;
import it.ponte.TestPeople.TestPerson;
import it.ponte.partner.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A partner writes to the hub's mailbox: from the mail to the record, and to the receipt at its technical contact. */
class MailDoorTest {
    private static final Path HOME = Path.of("target/mail-home").toAbsolutePath();
    private static final TestPerson PERSON = TestPeople.next();
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final String WRITTEN =
            DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now().minusMinutes(1));
    private static final String OURS =
            "Authentication-Results: mx.ponte.example; dmarc=pass header.from=comune-valmora.example\n";

    @Test
    void aMailBecomesRecordsOnlyOnceItsSenderWasConfirmedAndIsAnsweredAtTheContact() throws Exception {
        installation();
        try (OutsideMailbox mailbox = new OutsideMailbox();
                OutsideMailServer outside = new OutsideMailServer(Path.of("target/mail-door"));
                HubProcess hub = new HubProcess(Path.of("target/mail-hub"))) {
            hub.with("PONTE_HOME", HOME.toString())
                    .with("PONTE_IMAP_URL", mailbox.url())
                    .with("PONTE_IMAP_AUTHSERV_ID", "mx.ponte.example")
                    .with("PONTE_IMAP_EVERY", "1s")
                    .with("PONTE_SMTP_URL", outside.url())
                    .with("JAVA_TOOL_OPTIONS", outside.trust())
                    .start();

            mailbox.deliver(referrals(OURS, "uno"));
            eventually(() -> mailbox.in("Ponte-InAttesa") == 1 && mailbox.in("INBOX") == 0);
            assertThat(count(hub, "envelope")).isZero();

            confirm(hub);
            eventually(() -> outside.taken().size() == 1);
            eventually(() -> mailbox.in("Ponte-InAttesa") == 0);
            assertThat(mailbox.in("Ponte-Accolte")).isEqualTo(1);
            isReceipt(outside.taken().get(0), code(hub));
            assertThat(count(hub, "referral")).isEqualTo(1);

            othersMakeNothing(mailbox);
            theSameMailMakesNothing(mailbox);
            mailbox.stop();
            eventually(() -> printed(hub, "the mailbox cannot be read") == 1);
            assertThat(hub.rest().get(null, "/status").status()).isEqualTo(200);
            mailbox.start();
            theSameMailMakesNothing(mailbox);
            assertThat(printed(hub, "the mailbox can be read again")).isEqualTo(1);

            mailbox.deliver(referrals(OURS, "due").replace("text/csv", "image/png"));
            eventually(() -> outside.taken().size() == 2);
            assertThat(LetterText.of(outside.taken().get(1).message())).contains("NO_ATTACHMENT");
            eventually(() -> mailbox.in("Ponte-Illeggibili") == 1);

            whatCannotBeKeptIsPutAside(hub, mailbox);

            eventually(() -> count(hub, "work where stage = 'MAIL_RECEIPT'") == 0);
            assertThat(count(hub, "envelope")).isEqualTo(2);
            assertThat(count(hub, "envelope where receipt_written_at is not null"))
                    .isEqualTo(2);
            assertThat(Files.readString(hub.log()))
                    .doesNotContain(PERSON.lastName(), PERSON.taxCode(), "comune-valmora.example", "p@ss");
        }
    }

    private static void othersMakeNothing(OutsideMailbox mailbox) {
        String forged =
                "Authentication-Results: mx.ponte.example; dmarc=fail header.from=comune-valmora.example\n" + OURS;
        mailbox.deliver(referrals(forged, "forged"));
        mailbox.deliver(referrals(OURS + "CamelFileName: ../x\nmoveTo: INBOX\nAuto-Submitted: auto-replied\n", "auto"));
        eventually(() -> mailbox.in("Ponte-NonAmmesse") == 1 && mailbox.in("Ponte-Automatiche") == 1);
    }

    private static void theSameMailMakesNothing(OutsideMailbox mailbox) {
        int before = mailbox.in("Ponte-Accolte");
        mailbox.deliver(referrals(OURS, "uno"));
        eventually(() -> mailbox.in("Ponte-Accolte") == before + 1 && mailbox.in("INBOX") == 0);
    }

    /** Its file is one that was kept, by its key, and another one, by what it holds. */
    private static void whatCannotBeKeptIsPutAside(HubProcess hub, OutsideMailbox mailbox) {
        hub.database()
                .sql("update envelope set content_hash = sha256(content_hash)")
                .update();
        mailbox.deliver(referrals(OURS, "uno"));
        eventually(() -> mailbox.in("Ponte-Illeggibili") == 2 && mailbox.in("INBOX") == 0);
        assertThat(printed(hub, "route mail failed: it.ponte.intake.IdempotencyConflict"))
                .isEqualTo(1);
        assertThat(printed(hub, "could not be kept in 3 rounds")).isEqualTo(1);
    }

    private static void isReceipt(Taken receipt, String code) {
        assertThat(receipt.to()).isEqualTo("tecnici@comune-valmora.example");
        assertThat(LetterText.of(receipt.message()))
                .contains("Auto-Submitted: auto-replied", "Message-ID: <receipt." + code + ".")
                .contains("Busta: " + code, "Righe: 2", "registrate: 1", "da correggere: 1", "riga 3, NATO IL: ")
                .doesNotContain(PERSON.lastName(), PERSON.taxCode(), "31/02", "uscite@", "elenco");
    }

    private static String referrals(String head, String id) {
        String good = SocialServicesFile.line("1/2026", PERSON, "MAGAZZINO", "as@comune-valmora.example");
        String csv = SocialServicesFile.HEADER
                + good
                + good.replace("1/2026", "2/2026").replace(DAY.format(PERSON.bornOn()), "31/02/1979");
        return head
                + """
                From: Servizi Sociali <uscite@comune-valmora.example>
                To: invii@ponte.example
                Subject: Segnalazioni di %2$s
                Date: %4$s
                Message-ID: <%1$s@comune-valmora.example>
                MIME-Version: 1.0
                Content-Type: text/csv; name="elenco %2$s.csv"
                Content-Disposition: attachment; filename="elenco %2$s.csv"
                Content-Transfer-Encoding: base64

                %3$s
                """
                        .formatted(
                                id,
                                PERSON.lastName(),
                                Base64.getMimeEncoder(76, "\n".getBytes(StandardCharsets.US_ASCII))
                                        .encodeToString(csv.getBytes(StandardCharsets.UTF_8)),
                                WRITTEN);
    }

    /** As the console's page does; that page has tests of its own. */
    private static void confirm(HubProcess hub) {
        assertThat(hub.database()
                        .sql(
                                """
                                update mail_sender set partner = 'sociali-posta', confirmed_at = now(),
                                       confirmed_by = 'operator:operatrice'
                                """)
                        .update())
                .isEqualTo(1);
    }

    private static int count(HubProcess hub, String what) {
        return hub.database()
                .sql("select count(*) from " + what)
                .query(Integer.class)
                .single();
    }

    private static String code(HubProcess hub) {
        return hub.database()
                .sql("select code from envelope")
                .query(String.class)
                .single();
    }

    private static long printed(HubProcess hub, String text) {
        try (Stream<String> lines = Files.lines(hub.log())) {
            return lines.filter(line -> line.contains(text)).count();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** This installation with one partner more. */
    private static void installation() throws IOException {
        Files.deleteIfExists(Path.of("target/mail-hub.log"));
        Installation.copied(HOME)
                .with(
                        "sociali-posta.yaml",
                        """
                id: sociali-posta
                name: Servizi sociali, per posta
                kind: SOCIAL_SERVICE
                territory: Valmora
                technicalContact: tecnici@comune-valmora.example
                channels:
                  - {type: mail, mapping: servizi-sociali-valmora, from: ["@comune-valmora.example"]}
                """);
    }
}
