package it.ponte.feedback;

import it.ponte.access.Allowed;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.beneficiary.ReferenceOperators;
import it.ponte.vocabulary.ItalianTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The answers that were promised, as operators see them: which are about to be late, and how many were given in time. */
@Repository
public class KeptPromises {
    /** How many days before the last one an operator is told. */
    public static final int WARNED_DAYS = 5;

    private static final String ENDING =
            """
            from promise p join referral r on r.id = p.referral join beneficiary b on b.id = r.beneficiary
            where p.answered_at is null and p.ended_at is null and p.due_on between :from and :until
              and r.withdrawn_at is null and b.forgotten_at is null and coalesce(r.basis_ends >= :today, true)
              and (not b.is_protected or b.id = any(:known))
            """;

    private static final String SHARES =
            """
            select p.partner, count(*) as due,
                   count(*) filter (where (p.answered_at at time zone 'Europe/Rome')::date <= p.due_on) as kept
            from promise p
            where p.due_on between :from and :until and p.ended_at is null
              and (p.answered_at is not null or p.due_on < :today)
              and not exists (select from referral r join beneficiary b on b.id = r.beneficiary
                              where r.id = p.referral and b.is_protected and not (b.id = any(:known)))
            """;

    private final JdbcClient db;
    private final ReferenceOperators references;
    private final Clock clock;

    KeptPromises(JdbcClient db, ReferenceOperators references, Clock clock) {
        this.db = db;
        this.references = references;
        this.clock = clock;
    }

    /**
     * An answer that is about to be late, or is.
     *
     * @param referral public code, R-…
     * @param person public code, B-…
     * @param partner the service that waits
     * @param dueOn the last day
     */
    public record Ending(String referral, String person, String partner, LocalDate dueOn, boolean isProtected) {}

    /**
     * What was promised to a partner within a period.
     *
     * @param from first day of the period
     * @param until its last day
     * @param due how many answers were due in it
     * @param kept how many of them were given by their day
     */
    public record Share(LocalDate from, LocalDate until, long due, long kept) {
        /** In whole percent, rounded down: a hundred is all of them; a hundred where none was due. */
        public long percent() {
            return due == 0 ? 100 : kept * 100 / due;
        }
    }

    private record Row(String partner, long due, long kept) {}

    /** The answers that are about to be late, of whose people this operator may know; those due first at the top. */
    @Allowed(Role.OPERATOR)
    public List<Ending> ending(OperatorCaller who, int atMost) {
        return list(today(), warned(), who, atMost);
    }

    /** Those that are late: somebody must call, as a rule because nobody can be written to; the oldest at the top. */
    @Allowed(Role.OPERATOR)
    public List<Ending> late(OperatorCaller who, int atMost) {
        return list(LocalDate.EPOCH, today().minusDays(1), who, atMost);
    }

    private List<Ending> list(LocalDate from, LocalDate until, OperatorCaller who, int atMost) {
        return asked(
                        "select r.code as referral, b.code as person, p.partner, p.due_on, b.is_protected " + ENDING
                                + "order by p.due_on, p.id limit :most",
                        from,
                        until,
                        who)
                .param("most", atMost)
                .query(Ending.class)
                .list();
    }

    /** How many are about to be late, or are, counted no further than this. */
    @Allowed(Role.OPERATOR)
    public long countEnding(OperatorCaller who, int atMost) {
        return asked(
                        "select count(*) from (select p.id " + ENDING + "limit :most) ending",
                        LocalDate.EPOCH,
                        warned(),
                        who)
                .param("most", atMost)
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec asked(String sql, LocalDate from, LocalDate until, OperatorCaller who) {
        return db.sql(sql)
                .param("from", from)
                .param("until", until)
                .param("today", today())
                .param("known", references.peopleOf(who));
    }

    private LocalDate warned() {
        return today().plusDays(WARNED_DAYS);
    }

    /**
     * By partner id, what was due in the last twelve months about people of whom this operator may know, and how much of it was
     * kept; only those to whom anything was.
     */
    @Allowed(Role.OPERATOR)
    public Map<String, Share> shares(OperatorCaller who) {
        LocalDate until = today();
        return asked(SHARES + "group by p.partner", yearBefore(until), until, who).query(Row.class).list().stream()
                .collect(Collectors.toMap(Row::partner, this::share));
    }

    /** The same of one partner; empty when nothing was due to it. */
    @Allowed(Role.OPERATOR)
    public Optional<Share> share(String partner, OperatorCaller who) {
        LocalDate until = today();
        return asked(SHARES + "and p.partner = :partner group by p.partner", yearBefore(until), until, who)
                .param("partner", partner)
                .query(Row.class)
                .optional()
                .map(this::share);
    }

    private Share share(Row row) {
        LocalDate until = today();
        return new Share(yearBefore(until), until, row.due(), row.kept());
    }

    private static LocalDate yearBefore(LocalDate until) {
        return until.minusYears(1).plusDays(1);
    }

    /** The same of all partners together. */
    @Allowed(Role.OPERATOR)
    public Share share(OperatorCaller who) {
        LocalDate until = today();
        return shares(who).values().stream()
                .reduce(
                        new Share(yearBefore(until), until, 0, 0),
                        (one, other) ->
                                new Share(one.from(), until, one.due() + other.due(), one.kept() + other.kept()));
    }

    private LocalDate today() {
        return ItalianTime.dayOf(clock.instant());
    }
}
