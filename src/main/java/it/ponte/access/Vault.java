package it.ponte.access;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.RegistryConfiguration;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Seals what tells who a person is (AES-256-GCM, Google Tink) and answers look-ups without opening anything (a keyed
 * HMAC-SHA256 index). Each person has a data key of her own, kept wrapped by the hub's key: destroying the data key
 * erases the person. The {@code about} argument ties a sealed text to its place (table and key), so that it cannot be
 * moved to another row.
 */
public final class Vault {
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s");
    /** Blanks of any kind, as many as stand together. */
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    private final KeyClass sealsWith;
    private final TurningKey hubKey;
    private final DataKeys dataKeys;
    private final Mac indexKey;

    /** Over the keyset that seals, which may be asked for again, and the keyset of the index, which never changes. */
    Vault(KeyClass sealsWith, Supplier<KeysetHandle> hubKey, KeysetHandle indexKey) {
        this.sealsWith = sealsWith;
        this.hubKey = new TurningKey(hubKey);
        this.dataKeys = new DataKeys(this.hubKey);
        this.indexKey = quietly(() -> indexKey.getPrimitive(RegistryConfiguration.get(), Mac.class));
    }

    /** The class of the key that seals. */
    KeyClass sealsWith() {
        return sealsWith;
    }

    /** Takes over versions of the key that were made since. */
    void renew() {
        hubKey.renew();
    }

    /** The id of the version of the key that seals and wraps now. */
    int newestVersion() {
        return hubKey.newest();
    }

    /** The same data key, wrapped by the newest version. */
    byte[] rewrapped(byte[] wrapped) {
        return quietly(() -> dataKeys.rewrap(wrapped));
    }

    /** A new data key for one person. */
    public DataKey newDataKey() {
        return quietly(dataKeys::next);
    }

    /** A person's data key that was kept wrapped; it is unwrapped when it is used first. */
    public DataKey dataKey(byte[] wrapped) {
        return new DataKey(wrapped, () -> quietly(() -> dataKeys.unwrap(wrapped)));
    }

    /** Seals with the hub's own key: for what is not one person's record (envelope lines, caseworkers). */
    public byte[] seal(byte[] plain, String about) {
        return quietly(() -> hubKey.encrypt(plain, bytes(about)));
    }

    /** Opens what {@link #seal(byte[], String)} sealed. */
    public byte[] open(byte[] sealed, String about) {
        return quietly(() -> hubKey.decrypt(sealed, bytes(about)));
    }

    /**
     * The blind index of a value: the same for the same normalised text (NFKC, upper case, no white space) and kind,
     * useless without the key.
     */
    public byte[] index(String kind, String value) {
        String normalised = isPlain(value)
                ? value
                : WHITE_SPACE
                        .matcher(Normalizer.normalize(value, Normalizer.Form.NFKC))
                        .replaceAll("");
        return indexAsWritten(kind, normalised.toUpperCase(Locale.ROOT));
    }

    /**
     * The blind index of a sender's own number. A number means what it is written as: capitals count, and whether there is
     * a blank. Only what nobody sees does not: of which parts a letter is made (NFC), which kind of blank stands there,
     * how many, and those around it.
     */
    public byte[] numberIndex(String kind, String number) {
        String composed = Normalizer.normalize(number, Normalizer.Form.NFC);
        return indexAsWritten(kind, BLANKS.matcher(composed).replaceAll(" ").strip());
    }

    /** A code by which it shows that only the hub can have written this text. */
    byte[] authentication(String kind, String text) {
        return indexAsWritten(kind, text);
    }

    private byte[] indexAsWritten(String kind, String text) {
        return quietly(() -> indexKey.computeMac(bytes(kind + "\u0000" + text)));
    }

    /** Whether there is nothing to normalise but capitals: so it is with most codes and numbers. */
    private static boolean isPlain(String value) {
        return value.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static <T> T quietly(Sealing<T> sealing) {
        try {
            return sealing.run();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the key does not fit or the sealed text was changed", broken);
        }
    }

    interface Sealing<T> {
        T run() throws GeneralSecurityException;
    }
}
