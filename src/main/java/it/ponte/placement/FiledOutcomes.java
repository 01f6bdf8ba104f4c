package it.ponte.placement;

import it.ponte.placement.FeedTable.Entry;
import it.ponte.vocabulary.ItalianTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which outcomes stand in which file for a service's own system: each in one file, and told as the feed tells it. */
@Repository
public class FiledOutcomes {
    private static final String IN_ORDER = " order by e.position, e.referral";

    private final JdbcClient db;
    private final Clock clock;

    FiledOutcomes(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * A line of a file.
     *
     * @param referral internal id of the referral that it answers
     */
    public record Filed(long referral, FeedEntry entry) {}

    /**
     * Puts what a service may hear now, and no file tells yet, into a file; inside a transaction that nobody else runs for
     * this service.
     *
     * @param behind a place in the feed: what is earlier belongs into no file
     * @return how many lines it holds
     */
    public int put(long file, String partner, long behind, int atMost) {
        List<Entry> waiting = db.sql(FeedTable.ENTRIES
                        + "where e.partner = :partner and e.position > :behind and e.file is null and "
                        + FeedTable.MAY_BE_TOLD
                        + IN_ORDER
                        + " limit :atMost")
                .param("owed", OutcomeKind.owed())
                .param("today", today())
                .param("partner", partner)
                .param("behind", behind)
                .param("atMost", atMost)
                .query(FeedTable::entry)
                .list();
        db.sql(
                        """
                        update feed_entry e set file = :file
                        from unnest(:outcomes, :referrals) as told (outcome, referral)
                        where e.outcome = told.outcome and e.referral = told.referral
                        """)
                .param("file", file)
                .param("outcomes", waiting.stream().map(Entry::outcome).toArray(Long[]::new))
                .param("referrals", waiting.stream().map(Entry::referral).toArray(Long[]::new))
                .update();
        return waiting.size();
    }

    /** Takes out of a file what may not be told any more: a later one takes it once it may. */
    public void release(long file) {
        db.sql("update feed_entry f set file = null where f.file = :file and not exists (" + FeedTable.ENTRIES
                        + "where k.outcome = f.outcome and k.referral = f.referral and " + FeedTable.MAY_BE_TOLD + ")")
                .param("owed", OutcomeKind.owed())
                .param("today", today())
                .param("file", file)
                .update();
    }

    /** The lines of a file, in order, each as the feed tells it at this moment. */
    public List<Filed> of(long file) {
        return db
                .sql(FeedTable.ENTRIES + "where e.file = :file" + IN_ORDER)
                .param("today", today())
                .param("file", file)
                .query(FeedTable::entry)
                .list()
                .stream()
                .map(entry -> new Filed(entry.referral(), entry.told()))
                .toList();
    }

    private LocalDate today() {
        return ItalianTime.dayOf(clock.instant());
    }
}
