package it.ponte;

import static it.ponte.HubUnderTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A bounce in the hub's mailbox, and a receipt in that of its certified account, find the letter of which they speak. */
class LettersComeBackTest {
    private static final Path REPORTS = Path.of("src/test/resources/mail-reports");
    private static final String CASEWORKER = "orientamento@cpi-valmora.example";

    @Test
    void aBounceAndAReceiptOfCertifiedMailStampTheLetter() throws Exception {
        try (OutsideMailServer outside = new OutsideMailServer(Path.of("target/come-back-mail"));
                OutsideMailbox mailbox = new OutsideMailbox();
                OutsideMailbox certified = new OutsideMailbox();
                HubProcess hub = new HubProcess(Path.of("target/come-back-hub"))) {
            String key = hub.key("cpi-valmora");
            hub.with("PONTE_SMTP_URL", outside.url())
                    .with("JAVA_TOOL_OPTIONS", outside.trust())
                    .with("PONTE_IMAP_URL", mailbox.url())
                    .with("PONTE_IMAP_AUTHSERV_ID", "mx.ponte.example")
                    .with("PONTE_IMAP_EVERY", "1s")
                    .with("PONTE_PEC_URL", outside.url())
                    .with("PONTE_PEC_FROM", "ponte@pec.ponte.example")
                    .with("PONTE_PEC_IMAP_URL", certified.url())
                    .start();
            OneReferral.interviewed(hub, key, "CPI-4712", CASEWORKER);
            eventually(() -> outside.taken().size() == 1);
            String letter = messageId(outside);
            eventually(() -> OneReferral.letters(hub, "told_at is not null") == 1);

            certified.deliver(report("10-pec-delivered", letter));
            certified.deliver("From: collega@pec.example\nSubject: per l'ufficio\n\nLa chiamo domani.\n");
            eventually(() -> OneReferral.letters(hub, "delivered_at is not null") == 1);
            eventually(() -> certified.in("Ponte-Automatiche") == 1);
            eventually(() -> certified.in("INBOX") == 1); // what is the office's

            mailbox.deliver(report("01-postfix", "0f8fad5b-d9cb-469f-a165-70867728950e@ponte.example"));
            eventually(() -> mailbox.in("Ponte-Automatiche") == 1);
            assertThat(OneReferral.letters(hub, "returned_at is not null"))
                    .as("forged")
                    .isZero();
            mailbox.deliver(report("01-postfix", letter));
            eventually(() -> OneReferral.letters(hub, "returned_at is not null and failure_code = '5.1.1'") == 1);
            assertThat(Files.readString(hub.log())).doesNotContain("orientamento@");
        }
    }

    private static String messageId(OutsideMailServer outside) throws IOException {
        return new String(outside.taken().get(0).message(), StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> line.startsWith("Message-ID: "))
                .map(line -> line.replaceAll("Message-ID: <|>", ""))
                .findFirst()
                .orElseThrow();
    }

    private static String report(String name, String messageId) throws IOException {
        return Files.readString(REPORTS.resolve(name + ".eml"))
                .replace("\r\n", "\n")
                .replace("0f8fad5b-d9cb-469f-a165-70867728950e@rete.example", messageId)
                .replace("referente@servizi-sociali-valmora.example", CASEWORKER)
                .replace("servizi@pec.valmora.example", CASEWORKER);
    }
}
