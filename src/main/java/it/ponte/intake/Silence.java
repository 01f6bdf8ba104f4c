package it.ponte.intake;

import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import it.ponte.work.Stamp;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Notices partners of whom nothing has come for longer than their file allows ({@code silentAfter}). What comes about
 * protected people counts for those alone who may know of them: that a service is silent, or no more, must not tell anybody
 * else that such a person exists (SAFETY P4).
 */
@Repository
public class Silence {
    private static final Logger log = LoggerFactory.getLogger(Silence.class);

    private final JdbcClient db;
    private final Partners partners;
    private final Clock clock;

    public Silence(JdbcClient db, Partners partners, Clock clock) {
        this.db = db;
        this.partners = partners;
        this.clock = clock;
    }

    /**
     * The silent partners' ids, and since when: their last message, or when the hub first ran with them.
     *
     * @param known services all of whose messages count; of the others those that are not about protected people alone
     */
    public Map<String, Instant> silent(Set<String> known) {
        Map<String, Instant> silent = new LinkedHashMap<>();
        for (Partner partner : partners.all()) {
            since(partner, known.contains(partner.id())).ifPresent(since -> silent.put(partner.id(), since));
        }
        return silent;
    }

    /** Since when this partner is silent; empty when it is not, or has no limit. */
    private Optional<Instant> since(Partner partner, boolean all) {
        if (partner.silentAfter() == null) {
            return Optional.empty();
        }
        return lastHeardOf(partner.id(), all)
                .filter(last -> last.plus(partner.silentAfter()).isBefore(clock.instant()));
    }

    /** Empty for a partner that the hub has not run with yet. */
    private Optional<Instant> lastHeardOf(String partner, boolean all) {
        return db.sql(
                        """
                        select coalesce(
                            (select e.received_at from envelope e
                             where e.partner = :partner and (:all or e.lines = 0 or exists (
                                   select from envelope_line l
                                   where l.envelope = e.id and not exists (
                                         select from shielded_line s
                                         where s.envelope = l.envelope and s.number = l.number)))
                             order by e.received_at desc limit 1),
                            (select known_since from partner_watch where partner = :partner))
                        """)
                .param("partner", partner)
                .param("all", all)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /**
     * Gets to know new partners, and tells each silence once in the log, when it begins, and its end; of who protects
     * everybody nothing.
     */
    public void watch() {
        for (Partner partner : partners.all()) {
            db.sql("insert into partner_watch (partner, known_since) values (?, ?) on conflict do nothing")
                    .params(partner.id(), Stamp.of(clock.instant()))
                    .update();
            Optional<Instant> since = partner.kind().alwaysProtected() ? Optional.empty() : since(partner, false);
            if (since.isPresent()) {
                begin(partner.id(), since.get());
            } else {
                end(partner.id());
            }
        }
    }

    private void begin(String partner, Instant since) {
        int begun = db.sql(
                        """
                        update partner_watch set silence_told_at = ? where partner = ? and silence_told_at is null
                        """)
                .params(Stamp.of(clock.instant()), partner)
                .update();
        if (begun == 1) {
            log.warn("partner {} has been silent since {}", partner, since);
        }
    }

    private void end(String partner) {
        int ended = db.sql(
                        """
                        update partner_watch set silence_told_at = null
                        where partner = ? and silence_told_at is not null
                        """)
                .param(partner)
                .update();
        if (ended == 1) {
            log.info("partner {} is not silent any more", partner);
        }
    }
}
