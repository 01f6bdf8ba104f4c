package it.ponte.machines;

import it.ponte.access.Audit;
import it.ponte.access.Caller.HubCaller;
import it.ponte.placement.Concerned;
import it.ponte.placement.FeedEntry;
import it.ponte.work.Stamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Table {@code feedback_event}: what is to be told to partners' own systems, one by one. */
@Repository
class FeedbackEvents {
    private static final HubCaller HUB = new HubCaller("feedback-machines");

    private final JdbcClient db;
    private final Concerned concerned;
    private final Audit audit;
    private final Clock clock;

    FeedbackEvents(JdbcClient db, Concerned concerned, Audit audit, Clock clock) {
        this.db = db;
        this.concerned = concerned;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * One of them.
     *
     * @param event its id for the receiver, the same at every try
     * @param outcome and {@code referral}, internal ids, are an entry of the feed
     * @param position its place there when the event was made
     * @param code the referral, R-…
     */
    record Event(long id, UUID event, long outcome, long referral, long position, String code) {}

    /** Makes one for each of these entries of a partner's feed; inside the transaction that passes their places. */
    void make(Way way, String partner, List<FeedEntry> entries) {
        db.sql(
                        """
                        insert into feedback_event (partner, way, outcome, referral, position, made_at)
                        select e.partner, :way, e.outcome, e.referral, e.position, :now
                        from unnest(:positions, :codes) as told (position, code)
                        join referral r on r.code = told.code
                        join feed_entry e on e.referral = r.id and e.partner = :partner and e.position = told.position
                        order by e.position, e.referral
                        on conflict do nothing
                        """)
                .param("way", way.name())
                .param("now", Stamp.of(clock.instant()))
                .param("positions", entries.stream().map(FeedEntry::cursor).toArray(Long[]::new))
                .param("codes", entries.stream().map(FeedEntry::referral).toArray(String[]::new))
                .param("partner", partner)
                .update();
    }

    /** Those that wait, in the order in which they were made. */
    List<Event> waiting(Way way, String partner, int atMost) {
        return db.sql(
                        """
                        select e.id, e.event, e.outcome, e.referral, e.position, r.code
                        from feedback_event e join referral r on r.id = e.referral
                        where e.partner = ? and e.way = ? and e.told_at is null order by e.id limit ?
                        """)
                .params(partner, way.name(), atMost)
                .query(Event.class)
                .list();
    }

    /** A system took it. */
    @Transactional
    public void told(Event event) {
        int now = db.sql("update feedback_event set told_at = ? where id = ? and told_at is null")
                .params(Stamp.of(clock.instant()), event.id())
                .update();
        if (now == 1) {
            audit.changed(HUB, "feedback.announced", concerned.of(event.code()));
        }
    }

    /** It is not to be told: its entry is held back, and once that ends has a later place, with an event of its own. */
    void drop(Event event) {
        db.sql("delete from feedback_event where id = ? and told_at is null")
                .param(event.id())
                .update();
    }
}
