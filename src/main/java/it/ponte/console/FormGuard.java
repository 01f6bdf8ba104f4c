package it.ponte.console;

import it.ponte.access.Vault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Keeps machines away from the public forms without asking people to prove anything: an input that only machines fill in
 * and a stamp that says when the form was opened. The stamp also gives the form its number, so that sending it twice is
 * sending it once.
 */
@Component
public class FormGuard {
    /** The input that people do not see. */
    static final String TRAP = "sito";
    /** The hidden input with the stamp. */
    static final String STAMP = "modulo";

    private static final Duration OLDEST = Duration.ofHours(24);

    private final Vault vault;
    private final Clock clock;
    private final Duration quickest;

    FormGuard(Vault vault, Clock clock, @Value("${ponte.forms.quickest:3s}") Duration quickest) {
        this.vault = vault;
        this.clock = clock;
        this.quickest = quickest;
    }

    /** A stamp for a form that is opened now: {@code seconds.number.signature}. */
    String stamp() {
        String opened = clock.instant().getEpochSecond() + "." + UUID.randomUUID();
        return opened + "." + signature(opened);
    }

    /** The form's number, when a person seems to have filled it in; empty when not. */
    Optional<String> number(Filled form) {
        String[] parts = form.one(STAMP).split("\\.");
        if (!form.one(TRAP).isEmpty() || parts.length != 3 || !parts[0].matches("\\d{1,12}")) {
            return Optional.empty();
        }
        byte[] given = parts[2].getBytes(StandardCharsets.UTF_8);
        byte[] right = signature(parts[0] + "." + parts[1]).getBytes(StandardCharsets.UTF_8);
        Duration taken = Duration.between(Instant.ofEpochSecond(Long.parseLong(parts[0])), clock.instant());
        boolean human = taken.compareTo(quickest) >= 0 && taken.compareTo(OLDEST) <= 0;
        return MessageDigest.isEqual(given, right) && human ? Optional.of(parts[1]) : Optional.empty();
    }

    private String signature(String opened) {
        return HexFormat.of().formatHex(vault.index("form-stamp", opened));
    }
}
