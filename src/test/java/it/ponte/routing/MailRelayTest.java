package it.ponte.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MailRelayTest {
    @Test
    void aPasswordIsNotSentWithoutTls() {
        assertThat(relay("smtp://ponte:segreto@smtp.ponte.example:587", "", false)
                        .address())
                .contains("mail.smtp.starttls.required=true");
        assertThat(relay("smtp://ponte:segreto@smtp.ponte.example:587", "", true)
                        .address())
                .contains("mail.smtp.starttls.required=false");
        assertThat(relay("smtp://smtp.ponte.example", "", false).address()).doesNotContain("starttls.required");
    }

    @Test
    void certifiedMailHasAServerOfItsOwnAndAlwaysTls() {
        MailRelay relay = relay("smtp://smtp.ponte.example", "smtp://ufficio:segreto@pec.gestore.example", true);

        assertThat(relay.certifiedAddress())
                .startsWith("smtp://pec.gestore.example:25")
                .contains("mail.smtp.starttls.required=true");
        assertThat(relay("", "", false).certifiedAddress()).startsWith("smtp://127.0.0.1:2525");
    }

    @Test
    void aServerMayNotKeepUsWaitingForEverWhateverItsScheme() {
        assertThat(relay("smtps://ponte:segreto@smtp.ponte.example", "", false).address())
                .startsWith("smtps://smtp.ponte.example:465")
                .contains(
                        "connectionTimeout=60000",
                        "mail.smtps.timeout=60000",
                        "mail.smtps.writetimeout=60000",
                        "mail.smtps.ssl.checkserveridentity=true");
        assertThat(relay("smtp://smtp.ponte.example", "", false).address())
                .contains("mail.smtp.timeout=60000", "mail.smtp.writetimeout=60000");
    }

    @Test
    void aSettingThatCannotBeReadIsNamedAndNotQuoted() {
        assertThatThrownBy(() -> relay("smtp://ponte:segre to@smtp.ponte.example", "", false)
                        .address())
                .hasMessage("PONTE_SMTP_URL: must be smtp://[user:password@]host:port, or smtps://")
                .hasNoCause();
        assertThatThrownBy(() ->
                        relay("smtp://a.example", "imap://b.example", false).certifiedAddress())
                .hasMessageStartingWith("PONTE_PEC_URL: ");
    }

    private static MailRelay relay(String url, String pecUrl, boolean plain) {
        return new MailRelay(url, pecUrl, plain, Duration.ofSeconds(60), 2525);
    }
}
