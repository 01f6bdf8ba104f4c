package it.ponte.machines;

import it.ponte.placement.FeedGlance;
import it.ponte.vocabulary.ItalianTime;
import it.ponte.work.Stamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Table {@code feedback_way}: how far each way has told, and whether its other end answers. A way begins where the feed ends
 * when the hub first sees it: what was told before by other means is not told again.
 */
@Repository
class FeedbackWays {
    private final JdbcClient db;
    private final FeedGlance feed;
    private final Clock clock;

    FeedbackWays(JdbcClient db, FeedGlance feed, Clock clock) {
        this.db = db;
        this.feed = feed;
        this.clock = clock;
    }

    /**
     * How far a way has told.
     *
     * @param begunBehind the place in the feed behind which it began
     * @param behind the place up to which events were made
     * @param filedOn the day whose file was made last
     */
    record Stand(long begunBehind, long behind, LocalDate filedOn) {}

    /** Begins those of these partners that have not begun. */
    void begin(Way way, List<String> partners) {
        Instant now = clock.instant();
        db.sql(
                        """
                        insert into feedback_way (partner, way, begun_behind, behind, filed_on, next_try_at)
                        select partner, :way, :end, :end, :today, :now from unnest(:partners) as partner
                        where not exists (select from feedback_way known where known.partner = partner.partner
                                                                           and known.way = :way)
                        on conflict do nothing
                        """)
                .param("way", way.name())
                .param("end", feed.end())
                .param("today", way == Way.FILE ? ItalianTime.dayOf(now) : null)
                .param("now", Stamp.of(now))
                .param("partners", partners.toArray(String[]::new))
                .update();
    }

    /** Holds a way until the transaction ends; empty while another hub does, or where it is stopped. */
    Optional<Stand> hold(Way way, String partner) {
        return db.sql(
                        """
                        select begun_behind, behind, filed_on from feedback_way
                        where partner = ? and way = ? and stopped_at is null for update skip locked
                        """)
                .params(partner, way.name())
                .query(Stand.class)
                .optional();
    }

    /** Notes up to which place events were made. */
    void passed(Way way, String partner, long place) {
        db.sql("update feedback_way set behind = ? where partner = ? and way = ?")
                .params(place, partner, way.name())
                .update();
    }

    /** Notes the day whose file was made. */
    void filed(String partner, LocalDate day) {
        db.sql("update feedback_way set filed_on = ? where partner = ? and way = 'FILE'")
                .params(day, partner)
                .update();
    }

    /** Those of these partners whose way has events that wait and may be tried now. */
    List<String> due(Way way, List<String> partners) {
        return db.sql(
                        """
                        select partner from feedback_way w
                        where way = :way and partner = any(:partners) and stopped_at is null and next_try_at <= :now
                          and exists (select from feedback_event e
                                      where e.partner = w.partner and e.way = w.way and e.told_at is null)
                        order by next_try_at
                        """)
                .param("way", way.name())
                .param("partners", partners.toArray(String[]::new))
                .param("now", Stamp.of(clock.instant()))
                .query(String.class)
                .list();
    }

    /** Takes a way that may be tried now, so that nobody else gets it for so long; false where somebody else did. */
    boolean claim(Way way, String partner, Duration until) {
        Instant now = clock.instant();
        return db.sql(
                                """
                        update feedback_way set next_try_at = :until
                        where way = :way and partner = :partner and stopped_at is null and next_try_at <= :now
                        """)
                        .param("until", Stamp.of(now.plus(until)))
                        .param("way", way.name())
                        .param("partner", partner)
                        .param("now", Stamp.of(now))
                        .update()
                == 1;
    }

    /** It answered: it may be tried again at once. */
    void answered(Way way, String partner) {
        db.sql(
                        """
                        update feedback_way set failures = 0, failing_since = null, next_try_at = ?
                        where partner = ? and way = ?
                        """)
                .params(Stamp.of(clock.instant()), partner, way.name())
                .update();
    }

    /** It did not answer: {@link Patience} says when it is tried again, or that it is stopped; whether it was. */
    boolean failed(Way way, String partner) {
        Instant now = clock.instant();
        return db.sql("select failures, failing_since from feedback_way where partner = ? and way = ?")
                .params(partner, way.name())
                .query((row, i) -> new Patience(row.getInt("failures"), Stamp.in(row, "failing_since")))
                .optional()
                .map(patience -> patience.isOver(now)
                        ? stop(way, partner, "UNREACHABLE")
                        : postpone(way, partner, patience, now))
                .orElse(false);
    }

    private boolean postpone(Way way, String partner, Patience patience, Instant now) {
        db.sql(
                        """
                        update feedback_way
                        set failures = failures + 1, failing_since = coalesce(failing_since, :now), next_try_at = :next
                        where partner = :partner and way = :way
                        """)
                .param("now", Stamp.of(now))
                .param("next", Stamp.of(now.plus(patience.pause())))
                .param("partner", partner)
                .param("way", way.name())
                .update();
        return false;
    }

    /** Stops it until an operator begins it again; always true. */
    boolean stop(Way way, String partner, String reason) {
        db.sql("update feedback_way set stopped_at = ?, stop_reason = ? where partner = ? and way = ?")
                .params(Stamp.of(clock.instant()), reason, partner, way.name())
                .update();
        return true;
    }
}
