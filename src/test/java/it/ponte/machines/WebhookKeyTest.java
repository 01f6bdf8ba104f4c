package it.ponte.machines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WebhookKeyTest {
    /** The published example of Standard Webhooks. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Test
    void aCallIsSignedAsTheStandardsExample() {
        byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

        assertThat(WebhookKey.of(SECRET).orElseThrow().headers("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body))
                .containsEntry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
                .containsEntry("webhook-timestamp", "1614265330")
                .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void whatIsMissingShortOrNoBase64IsNoKey() {
        assertThat(WebhookKey.of(null)).isEmpty();
        assertThat(WebhookKey.of("")).isEmpty();
        assertThat(WebhookKey.of("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")).isEmpty();
        assertThat(WebhookKey.of("whsec_MfKQ9r8GKYqrTwjU")).isEmpty();
        assertThat(WebhookKey.of("whsec_non è base64, per quanto lungo")).isEmpty();
    }
}
