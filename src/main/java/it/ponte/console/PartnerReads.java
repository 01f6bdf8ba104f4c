package it.ponte.console;

import it.ponte.access.Caller.OperatorCaller;
import it.ponte.work.Stamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How much each partner sends and how well, in figures. */
@Repository
public class PartnerReads {
    private final JdbcClient db;
    private final Sight sight;
    private final Clock clock;

    PartnerReads(JdbcClient db, Sight sight, Clock clock) {
        this.db = db;
        this.sight = sight;
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

    /** Of these partners, as far as this operator may know; those that never sent anything are not in it. */
    public Map<String, Figures> figures(Collection<String> partners, OperatorCaller who) {
        return db
                .sql(
                        """
                        with month as (
                            select e.partner, e.received_at, e.refusal_code, v.lines, v.refused
                            from envelope e cross join lateral (
                                select count(*) as lines,
                                       count(*) filter (where l.verdict = 'REFUSED' and l.content is not null) as refused
                                from envelope_line l where l.envelope = e.id and
                        """
                                + Sight.manyLines("l", "e")
                                + """
                                ) v
                            where e.partner = any(:partners) and e.received_at >= :month and not (e.partner = any(:closed))
                              and (e.lines = 0 or v.lines > 0)),
                        sender as (
                            select known.partner, (select e.received_at from envelope e where e.partner = known.partner and
                        """
                                + Sight.envelope("e")
                                + """
                                order by e.received_at desc limit 1) as last_seen
                            from unnest(cast(:partners as text[])) as known (partner))
                        select s.partner, s.last_seen at time zone 'Europe/Rome' as last_seen,
                               count(m.partner) filter (where m.received_at >= :week) as week_envelopes,
                               coalesce(sum(m.lines) filter (where m.received_at >= :week), 0) as week_lines,
                               count(m.partner) as month_envelopes, coalesce(sum(m.lines), 0) as month_lines,
                               coalesce(sum(m.refused), 0) as month_refused, count(m.refusal_code) as month_unreadable
                        from sender s left join month m on m.partner = s.partner
                        where s.last_seen is not null group by s.partner, s.last_seen
                        """)
                .paramSource(sight.of(who)
                        .addValue("partners", partners.toArray(String[]::new))
                        .addValue("week", daysAgo(7))
                        .addValue("month", daysAgo(30)))
                .query(Figures.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Figures::partner, Function.identity()));
    }

    private OffsetDateTime daysAgo(int days) {
        return Stamp.of(clock.instant().minus(Duration.ofDays(days)));
    }
}
