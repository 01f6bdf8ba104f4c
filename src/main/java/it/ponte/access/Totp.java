package it.ponte.access;

import com.bastiaanjansen.otp.SecretGenerator;
import com.bastiaanjansen.otp.TOTPGenerator;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;

/** Codes of an authenticator application (RFC 6238): six digits, every 30 seconds, as all such applications know them. */
final class Totp {
    private static final int SECRET_BITS = 160;
    private static final int SECONDS = 30;

    private final String secret;
    private final TOTPGenerator generator;

    /** @param secret base32, without padding */
    Totp(String secret) {
        this.secret = secret;
        this.generator = new TOTPGenerator.Builder(secret).build();
    }

    /** A secret nobody knows yet. */
    static Totp next() {
        return new Totp(new String(SecretGenerator.generate(SECRET_BITS), StandardCharsets.US_ASCII));
    }

    String secret() {
        return secret;
    }

    /** The address that an authenticator application reads as a picture. */
    URI address(String operator) {
        try {
            return generator.getURI("Ponte", operator);
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException("no name for an address", impossible);
        }
    }

    /**
     * The step (30 seconds, counted from 1970) to which a code belongs: this one, or its neighbours, since clocks differ
     * (section 5.2); empty when it is none of theirs.
     */
    OptionalLong stepOf(String code, Instant now) {
        long current = now.getEpochSecond() / SECONDS;
        OptionalLong found = OptionalLong.empty();
        for (long step = current - 1; step <= current + 1; step++) {
            if (MessageDigest.isEqual(bytes(codeOf(step)), bytes(code))) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    String codeOf(long step) {
        return generator.at(step * SECONDS + 1); // any moment within the step; the library refuses moment 0
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
