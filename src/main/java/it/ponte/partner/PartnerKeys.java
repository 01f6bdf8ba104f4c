package it.ponte.partner;

import it.ponte.vocabulary.ItalianTime;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The partners' keys: {@code pk_} and 43 characters (256 random bits). The hub knows their SHA-256 only. One key is for
 * everything: its hash is in {@code partners.properties} in the key folder, where {@link #renew} writes, else in the
 * setting that {@link Partner#keySetting()} names. Others, with scopes and an end, stand in the partner's file. A hash without salt is enough for a secret of 256 random bits.
 */
@Component
public class PartnerKeys {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");
    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Partners partners;
    /** By partner, from the settings: looking one up there for each request would cost more than all else here. */
    private final Map<String, String> set = new HashMap<>();

    private final KeyHashes made;
    private final Clock clock;

    /**
     * Over the key folder and the settings of the environment.
     *
     * @throws IllegalStateException when a setting holds something else than a SHA-256 in hex; names the setting
     */
    public PartnerKeys(Partners partners, Environment settings, @Value("${ponte.keys}") Path folder, Clock clock) {
        this.partners = partners;
        this.clock = clock;
        this.made = new KeyHashes(folder.resolve("partners.properties"), clock);
        for (Partner partner : partners.all()) {
            String setting = settings.getProperty(partner.keySetting(), "").strip();
            if (!setting.isEmpty() && !SHA256.matcher(setting).matches()) {
                throw new IllegalStateException(partner.keySetting() + ": is not a SHA-256 in hex");
            }
            set.put(partner.id(), setting);
        }
    }

    /** Whose key it is, and what it may be used for. */
    public record Opened(Partner partner, Set<Scope> scopes) {}

    /**
     * The partner whose key this is; a key whose last day is over is as wrong as any other. Takes the same time for every
     * wrong key: all keys are compared, always.
     */
    public Optional<Opened> whose(String key) {
        byte[] given = sha256(key);
        Opened opened = null;
        for (Partner partner : partners.all()) {
            Set<Scope> scopes = scopes(partner, given);
            if (!scopes.isEmpty()) {
                opened = new Opened(partner, scopes);
            }
        }
        return Optional.ofNullable(opened);
    }

    /** Whether the key is this partner's and may be used so; false for a partner that does not exist. */
    public boolean opens(String partnerId, String key, Scope scope) {
        return partners.find(partnerId)
                .filter(partner -> scopes(partner, sha256(key)).contains(scope))
                .isPresent();
    }

    private Set<Scope> scopes(Partner partner, byte[] given) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        if (MessageDigest.isEqual(given, kept(partner.id()))) {
            scopes.addAll(EnumSet.allOf(Scope.class));
        }
        LocalDate today = ItalianTime.dayOf(clock.instant());
        for (PartnerKey key : partner.keys()) {
            boolean same = MessageDigest.isEqual(given, HexFormat.of().parseHex(key.sha256()));
            if (same && key.worksOn(today)) {
                scopes.addAll(key.scopes());
            }
        }
        return scopes;
    }

    /**
     * Makes a new key for the partner and keeps its SHA-256; the key before it stops working within a second.
     *
     * @return the key, which nobody can read again
     * @throws java.util.NoSuchElementException when there is no such partner
     */
    public String renew(String partnerId) {
        Partner partner = partners.get(partnerId);
        String key = fresh();
        made.put(partner.id(), hash(key));
        return key;
    }

    /** A new key that opens nothing until its {@link #hash} stands in a partner's file. */
    public static String fresh() {
        byte[] random = new byte[KEY_BYTES];
        RANDOM.nextBytes(random);
        return "pk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** The SHA-256 of a key, in lower-case hex. */
    public static String hash(String key) {
        return HexFormat.of().formatHex(sha256(key));
    }

    /** Where {@link #renew} keeps the SHA-256 of keys. */
    public Path file() {
        return made.file();
    }

    private byte[] kept(String id) {
        String hash = made.get(id).orElseGet(() -> set.getOrDefault(id, ""));
        return SHA256.matcher(hash).matches() ? HexFormat.of().parseHex(hash) : new byte[0];
    }

    private static byte[] sha256(String key) {
        return DigestUtils.sha256(key == null ? "" : key);
    }
}
