package it.ponte.placement;

import it.ponte.beneficiary.HearsOfBases;
import it.ponte.vocabulary.ItalianTime;
import it.ponte.work.Stamp;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code feed_entry}: what services read of what became of the people whom they referred, in which order. */
@Repository
class FeedTable implements HearsOfBases {
    /** What a feed says of a protected person (SAFETY P6). */
    private static final String UPDATE = "UPDATE";

    /** {@link Telling#NOW}, as the database asks it: whoever reads does not wait for what is held back to be looked through. */
    static final String MAY_BE_TOLD =
            """
            b.restricted_at is null and (coalesce(l.held_until >= :today, true) or o.kind = any(:owed))
            """;

    static final String ENTRIES =
            """
            select k.outcome, k.referral, k.referral_code, e.position, o.kind, o.on_date, o.reason, o.told_us_at,
                   b.is_protected,
                   coalesce(l.held_until < :today, false) as basis_ended, b.restricted_at is not null as restricted
            from known_outcome k join outcome o on o.id = k.outcome join beneficiary b on b.id = k.person
            join legal_basis l on l.referral = k.referral
            left join feed_entry e on e.outcome = k.outcome and e.referral = k.referral
            """;

    private final JdbcClient db;
    private final Clock clock;

    FeedTable(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    record Entry(long outcome, long referral, Telling telling, FeedEntry told) {}

    /**
     * Gives an outcome its place in the feed of each service that may hear it, now or later. The lock is held until the
     * commit, so places become visible in their order and a reader's cursor never passes one that is still to come: the
     * last thing done in a transaction, and the lock is taken once it is known who hears it.
     */
    void enter(Outcome outcome) {
        Long[] heard = db
                .sql(ENTRIES + "where k.outcome = :outcome")
                .param("today", today())
                .param("outcome", outcome.id())
                .query(FeedTable::entry)
                .list()
                .stream()
                .filter(entry -> entry.telling() != Telling.NEVER)
                .map(Entry::referral)
                .toArray(Long[]::new);
        if (heard.length == 0) {
            return;
        }
        lock();
        db.sql(
                        """
                        insert into feed_entry (outcome, referral, partner, position)
                        select :outcome, r.id, r.partner, (select nextval('outcome_feed'))
                        from referral r where r.id = any(:heard)
                        """)
                .param("outcome", outcome.id())
                .param("heard", heard)
                .update();
    }

    /**
     * What a service may hear now behind a cursor, in order, noted as read; inside a transaction. What is held back is
     * passed: the cursor to go on with stands behind it.
     */
    FeedPage read(String partner, long after, int atMost) {
        long end = Math.max(after, lastPlace());
        List<Entry> told = toldBehind(partner, after, atMost);
        noteRead(told);
        return page(told, end, atMost);
    }

    /** The same, and nothing is noted. */
    FeedPage glance(String partner, long after, int atMost) {
        long end = Math.max(after, lastPlace());
        return page(toldBehind(partner, after, atMost), end, atMost);
    }

    private static FeedPage page(List<Entry> told, long end, int atMost) {
        long last = told.isEmpty() ? end : told.get(told.size() - 1).told().cursor();
        return new FeedPage(told.stream().map(Entry::told).toList(), told.size() < atMost ? Math.max(end, last) : last);
    }

    /** Of all feeds: a place of one's own that is held back would tell that something happened. */
    long lastPlace() {
        return db.sql("select coalesce(max(position), 0) from feed_entry")
                .query(Long.class)
                .single();
    }

    private List<Entry> toldBehind(String partner, long after, int atMost) {
        return db.sql(ENTRIES
                        + "where e.partner = :partner and e.position > :after and "
                        + MAY_BE_TOLD
                        + "order by e.position fetch first :atMost rows with ties")
                .param("owed", OutcomeKind.owed())
                .param("today", today())
                .param("partner", partner)
                .param("after", after)
                .param("atMost", atMost)
                .query(FeedTable::entry)
                .list();
    }

    private void noteRead(List<Entry> told) {
        if (told.isEmpty()) {
            return;
        }
        db.sql(
                        """
                        update feed_entry e set read_at = :now
                        from unnest(:outcomes, :referrals) as told (outcome, referral)
                        where e.outcome = told.outcome and e.referral = told.referral and e.read_at is null
                        """)
                .param("now", Stamp.of(clock.instant()))
                .param("outcomes", told.stream().map(Entry::outcome).toArray(Long[]::new))
                .param("referrals", told.stream().map(Entry::referral).toArray(Long[]::new))
                .update();
    }

    /** Gives what services have not read of people a later place, in the same order: their cursors may have passed it. */
    @Override
    public void resume(Collection<Long> people) {
        Long[] hers = people.toArray(Long[]::new);
        if (!hasUnread(hers)) {
            return;
        }
        lock();
        db.sql(
                        """
                        with unread as (
                            select e.outcome, e.referral from feed_entry e join referral r on r.id = e.referral
                            where r.beneficiary = any(:people) and e.read_at is null order by e.position, e.referral),
                        moved as (select outcome, referral, nextval('outcome_feed') as position from unread)
                        update feed_entry e set position = moved.position from moved
                        where e.outcome = moved.outcome and e.referral = moved.referral
                        """)
                .param("people", hers)
                .update();
    }

    private boolean hasUnread(Long... people) {
        return db.sql(
                        """
                        select exists (select from feed_entry e join referral r on r.id = e.referral
                                       where r.beneficiary = any(?) and e.read_at is null)
                        """)
                .param(people)
                .query(Boolean.class)
                .single();
    }

    private void lock() {
        db.sql("select pg_advisory_xact_lock(hashtextextended('outcome_feed', 0))")
                .query(row -> {});
    }

    private LocalDate today() {
        return ItalianTime.dayOf(clock.instant());
    }

    static Entry entry(ResultSet row, int number) throws SQLException {
        OutcomeKind kind = OutcomeKind.valueOf(row.getString("kind"));
        boolean isProtected = row.getBoolean("is_protected");
        return new Entry(
                row.getLong("outcome"),
                row.getLong("referral"),
                Telling.of(kind.isOwed(), row.getBoolean("basis_ended"), row.getBoolean("restricted")),
                new FeedEntry(
                        row.getLong("position"),
                        row.getString("referral_code"),
                        isProtected ? UPDATE : kind.name(),
                        isProtected ? null : row.getObject("on_date", LocalDate.class),
                        isProtected ? null : row.getString("reason"),
                        Stamp.in(row, "told_us_at")));
    }
}
