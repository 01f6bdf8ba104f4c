package it.ponte;

import static it.ponte.HubUnderTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Letters through Debian's Postfix: it takes them, refuses one, sends one back, and the hub understands. {@code ./mvnw
 * -Pfaults test}; without Postfix, or not as root, it says so and is skipped.
 */
class PostfixFaults {
    @Test
    void aRealMailServerTakesRefusesAndReturnsLetters() throws Exception {
        if (!Postfix.isHere()) {
            System.err.println("SKIPPED: no Postfix that may be started, so no letter went through a real mail server");
        }
        assumeTrue(Postfix.isHere());
        try (Postfix postfix = new Postfix();
                OutsideMailbox mailbox = new OutsideMailbox();
                HubProcess hub = new HubProcess(Path.of("target/postfix-hub"))) {
            String key = hub.key("cpi-valmora");
            hub.with("PONTE_SMTP_URL", postfix.url())
                    .with("PONTE_IMAP_URL", mailbox.url())
                    .with("PONTE_IMAP_AUTHSERV_ID", "mx.ponte.example")
                    .with("PONTE_IMAP_EVERY", "1s")
                    .start();

            OneReferral.interviewed(hub, key, "CPI-1", "orientamento@cpi-valmora.example");
            eventually(() -> postfix.mails("service").size() == 1);
            assertThat(postfix.mails("service").get(0))
                    .contains("Message-ID: <", "Auto-Submitted: auto-generated", "/r/")
                    .doesNotContain("Bassoli");

            OneReferral.interviewed(hub, key, "CPI-2", "nessuno@cpi-valmora.example");
            eventually(() -> OneReferral.letters(hub, "failure_code = '550'") == 1);

            OneReferral.interviewed(hub, key, "CPI-3", "lontano@altrove.example");
            eventually(() -> postfix.mails("ponte").size() == 1);
            mailbox.deliver(postfix.mails("ponte").get(0));
            eventually(() -> OneReferral.letters(hub, "returned_at is not null and failure_code like '4.4.%'") == 1);
        }
    }
}
