package it.ponte.normalise;

import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import it.ponte.partner.Wrapping;
import it.ponte.reading.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What opens and vouches for the messages of each partner: its file names the settings, the environment holds them. */
@Component
public final class PartnerSecrets {
    /** Where no secret is at hand: samples, and partners with whom nothing is agreed. */
    public static final PartnerSecrets NONE = new PartnerSecrets();

    private final Map<String, Secrets> byPartner = new HashMap<>();

    private PartnerSecrets() {}

    /**
     * Reads them all, and the hub's own OpenPGP key ({@code ponte.openpgp.key-file}, armoured, opened by {@code
     * ponte.openpgp.passphrase}).
     *
     * @throws IllegalStateException when a named setting or the key file is missing, as {@code file: key: what}
     */
    @Autowired
    public PartnerSecrets(Partners partners, Environment settings) {
        this(partners.all(), settings);
    }

    /** Reads those of some partners only. */
    public PartnerSecrets(List<Partner> partners, Environment settings) {
        List<String> errors = new ArrayList<>();
        Secrets.PgpKey ours = ourKey(settings, errors);
        for (Partner partner : partners) {
            Wrapping wrapping = partner.wrapping();
            String password = wrapping.passwordEnv() == null ? null : settings.getProperty(wrapping.passwordEnv());
            if (wrapping.passwordEnv() != null && (password == null || password.isEmpty())) {
                errors.add("config/partners/" + partner.id() + ".yaml: wrapping.passwordEnv: the setting "
                        + wrapping.passwordEnv() + " is missing");
            }
            byPartner.put(
                    partner.id(),
                    new Secrets(
                            password == null ? null : password.toCharArray(),
                            ours,
                            wrapping.pgpKey(),
                            Set.copyOf(wrapping.signedBy())));
        }
        if (!errors.isEmpty()) {
            throw new IllegalStateException(String.join("\n", errors));
        }
    }

    private static Secrets.PgpKey ourKey(Environment settings, List<String> errors) {
        String file = settings.getProperty("ponte.openpgp.key-file", "");
        if (file.isEmpty()) {
            return null;
        }
        try {
            return new Secrets.PgpKey(
                    Files.readString(Path.of(file), StandardCharsets.US_ASCII),
                    settings.getProperty("ponte.openpgp.passphrase", "").toCharArray());
        } catch (IOException missing) {
            errors.add("PONTE_OPENPGP_KEY_FILE: the file: cannot be read");
            return null;
        }
    }

    /** Those of this partner. */
    Secrets of(Partner partner) {
        return byPartner.getOrDefault(partner.id(), Secrets.NONE);
    }
}
