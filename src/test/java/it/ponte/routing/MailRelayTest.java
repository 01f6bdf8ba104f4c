package it.ponte.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailRelayTest {
    @Test
    void aPasswordIsNotSentWithoutTls() {
        assertThat(new MailRelay("smtp://ponte:segreto@smtp.ponte.example:587", false, 2525).address())
                .contains("mail.smtp.starttls.required=true");
        assertThat(new MailRelay("smtp://ponte:segreto@smtp.ponte.example:587", true, 2525).address())
                .contains("mail.smtp.starttls.required=false");
        assertThat(new MailRelay("smtp://smtp.ponte.example", false, 2525).address())
                .doesNotContain("starttls.required");
    }
}
