package it.ponte.command;

import it.ponte.partner.PartnerKeys;
import java.util.HashMap;
import java.util.Map;

/** The keys with which the demo's partners knock: each made once, at its first use. Of one thread, the story's. */
final class DemoKeys {
    private final PartnerKeys keys;
    private final Map<String, String> made = new HashMap<>();

    DemoKeys(PartnerKeys keys) {
        this.keys = keys;
    }

    /** The key of a partner, in clear. */
    String of(String partner) {
        return made.computeIfAbsent(partner, keys::renew);
    }
}
