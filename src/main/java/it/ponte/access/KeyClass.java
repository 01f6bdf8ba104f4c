package it.ponte.access;

import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import com.google.crypto.tink.signature.PredefinedSignatureParameters;

/** What the hub has keys for; each class has a keyset of its own. */
public enum KeyClass {
    /** Wraps people's data keys and seals what is not one person's record (AES-256-GCM). Gets new versions. */
    HUB(PredefinedAeadParameters.AES256_GCM, true),
    /** Makes blind indexes (HMAC-SHA256). Never gets a new version: what is kept could not be found under it. */
    INDEX(PredefinedMacParameters.HMAC_SHA256_256BITTAG, false),
    /** As {@link #HUB}, for what is sealed of protected people. */
    PROTECTED(PredefinedAeadParameters.AES256_GCM, true),
    /** Signs where the audit stands (Ed25519). */
    AUDIT(PredefinedSignatureParameters.ED25519, false);

    private final Parameters parameters;
    private final boolean turns;

    KeyClass(Parameters parameters, boolean turns) {
        this.parameters = parameters;
        this.turns = turns;
    }

    Parameters parameters() {
        return parameters;
    }

    /** Whether a new version may take over from the one that is used now. */
    public boolean turns() {
        return turns;
    }

    /** The word for it on the command line: {@code hub}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The file in {@code ponte.keys} that holds it: {@code hub.keyset}. */
    public String fileName() {
        return word() + ".keyset";
    }

    /** The variable of the environment that holds it instead, in base64: {@code PONTE_KEYS_HUB}. */
    public String setting() {
        return "PONTE_KEYS_" + name();
    }
}
