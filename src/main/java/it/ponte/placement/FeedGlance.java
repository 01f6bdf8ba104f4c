package it.ponte.placement;

import it.ponte.vocabulary.ItalianTime;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A look at the feed of a service on its behalf: nothing is noted as read, since nobody has read it yet. */
@Repository
public class FeedGlance {
    private final JdbcClient db;
    private final FeedTable feed;
    private final Clock clock;

    FeedGlance(JdbcClient db, FeedTable feed, Clock clock) {
        this.db = db;
        this.feed = feed;
        this.clock = clock;
    }

    /** What a service may hear now behind a place, in order, as {@link Outcomes#feed} would answer. */
    public FeedPage page(String partner, long after, int atMost) {
        return feed.glance(partner, after, atMost);
    }

    /** The last place of all feeds. */
    public long end() {
        return feed.lastPlace();
    }

    /** Whether this outcome still stands at this place in the feed of this referral's service, which may hear it now. */
    public boolean mayBeTold(long outcome, long referral, long position) {
        return db.sql("select exists (" + FeedTable.ENTRIES
                        + "where k.outcome = :outcome and k.referral = :referral and e.position = :position and "
                        + FeedTable.MAY_BE_TOLD + ")")
                .param("owed", OutcomeKind.owed())
                .param("today", ItalianTime.dayOf(clock.instant()))
                .param("outcome", outcome)
                .param("referral", referral)
                .param("position", position)
                .query(Boolean.class)
                .single();
    }
}
