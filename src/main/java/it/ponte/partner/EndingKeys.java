package it.ponte.partner;

import it.ponte.vocabulary.ItalianTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Notices keys that end within 30 days, or have ended and still stand in their partner's file. */
@Component
public class EndingKeys {
    private static final Logger log = LoggerFactory.getLogger(EndingKeys.class);

    private final Partners partners;
    private final Clock clock;
    private LocalDate toldOn;

    public EndingKeys(Partners partners, Clock clock) {
        this.partners = partners;
        this.clock = clock;
    }

    /** A key that somebody should renew, or take out of the file. */
    public record Ending(Partner partner, PartnerKey key) {
        /** For operators: partner, beginning of the key's hash, last day. */
        public String inWords() {
            return "config/partners/" + partner.id() + ".yaml: keys: " + key.shownAs() + "… ends on " + key.expires();
        }
    }

    /** All of them, by partner. */
    public List<Ending> all() {
        return on(partners, ItalianTime.dayOf(clock.instant()));
    }

    /** All of them as of a day, by partner. */
    public static List<Ending> on(Partners partners, LocalDate day) {
        return partners.all().stream()
                .flatMap(partner ->
                        partner.keys().stream().filter(key -> key.endsSoon(day)).map(key -> new Ending(partner, key)))
                .toList();
    }

    /** Tells each of them in the log, once a day. */
    public synchronized void watch() {
        LocalDate today = ItalianTime.dayOf(clock.instant());
        if (!today.equals(toldOn)) {
            toldOn = today;
            all().forEach(ending -> log.warn("{}", ending.inWords()));
        }
    }
}
