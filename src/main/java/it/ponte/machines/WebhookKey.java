package it.ponte.machines;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/** What a partner's webhook is signed with, as Standard Webhooks 1.0.0 (standardwebhooks.com) writes it. */
final class WebhookKey {
    private static final String PREFIX = "whsec_";
    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;

    private final HmacUtils hmac;

    private WebhookKey(byte[] key) {
        this.hmac = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key);
    }

    /** The key in a setting, {@code whsec_} and Base64 of 24 to 64 bytes; empty where it is none. */
    static Optional<WebhookKey> of(String setting) {
        if (setting == null || !setting.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            byte[] key = Base64.getDecoder()
                    .decode(setting.substring(PREFIX.length()).strip());
            return key.length < LEAST_BYTES || key.length > MOST_BYTES
                    ? Optional.empty()
                    : Optional.of(new WebhookKey(key));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    /**
     * The headers of one call: the event's id, this moment and the signature over both and the body, by which a receiver
     * refuses what others send, and what is sent again later.
     *
     * @param seconds since 1970
     */
    Map<String, String> headers(String event, long seconds, byte[] body) {
        String signed = event + "." + seconds + "." + new String(body, StandardCharsets.UTF_8);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", event);
        headers.put("webhook-timestamp", Long.toString(seconds));
        headers.put("webhook-signature", "v1," + Base64.getEncoder().encodeToString(hmac.hmac(signed)));
        return headers;
    }
}
