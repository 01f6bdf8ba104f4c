package it.ponte.console;

import it.ponte.work.Stamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How much each partner sends and how well, in figures. */
@Repository
public class PartnerReads {
    private final JdbcClient db;
    private final Clock clock;

    PartnerReads(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * One partner that has sent something.
     *
     * @param lastSeen when its last message came, Italian time
     * @param weekEnvelopes and weekLines: what came in the last 7 days
     * @param monthEnvelopes and monthLines: what came in the last 30 days
     * @param monthRefused how many of the month's lines are refused
     * @param monthUnreadable how many of the month's envelopes could not be read at all
     */
    public record Figures(
            String partner,
            LocalDateTime lastSeen,
            long weekEnvelopes,
            long weekLines,
            long monthEnvelopes,
            long monthLines,
            long monthRefused,
            long monthUnreadable) {

        /** Refused lines of the last 30 days in per cent of all, as {@link Percent} shows it. */
        public String refusedPercent() {
            return Percent.of(monthRefused, monthLines);
        }
    }

    /** By partner; those that never sent anything are not in it. */
    public Map<String, Figures> figures() {
        return db
                .sql(
                        """
                        select e.partner, max(e.received_at) at time zone 'Europe/Rome' as last_seen,
                               count(*) filter (where e.received_at >= :week) as week_envelopes,
                               coalesce(sum(e.lines) filter (where e.received_at >= :week), 0) as week_lines,
                               count(*) filter (where e.received_at >= :month) as month_envelopes,
                               coalesce(sum(e.lines) filter (where e.received_at >= :month), 0) as month_lines,
                               (select count(*) from envelope_line l join envelope sent on sent.id = l.envelope
                                where sent.partner = e.partner and sent.received_at >= :month
                                  and l.verdict = 'REFUSED' and l.content is not null) as month_refused,
                               count(*) filter (where e.received_at >= :month and e.refusal_code is not null)
                                   as month_unreadable
                        from envelope e group by e.partner
                        """)
                .param("week", daysAgo(7))
                .param("month", daysAgo(30))
                .query(Figures.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Figures::partner, Function.identity()));
    }

    private OffsetDateTime daysAgo(int days) {
        return Stamp.of(clock.instant().minus(Duration.ofDays(days)));
    }
}
