package it.ponte.console;

import it.ponte.access.Caller.OperatorCaller;
import it.ponte.intake.Silence;
import it.ponte.partner.Partners;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who has gone silent, as far as an operator may know when, and of whom, they send. */
@Component
class SilentPartners {
    private final Silence silence;
    private final Partners partners;
    private final Sight sight;

    SilentPartners(Silence silence, Partners partners, Sight sight) {
        this.silence = silence;
        this.partners = partners;
        this.sight = sight;
    }

    /** Their ids, and since when. */
    Map<String, Instant> seenBy(OperatorCaller who) {
        Set<String> services = sight.servicesOf(who);
        Map<String, Instant> silent = new LinkedHashMap<>(silence.silent(services));
        silent.keySet().removeIf(id -> !Sight.isOpen(partners.get(id), services));
        return silent;
    }
}
