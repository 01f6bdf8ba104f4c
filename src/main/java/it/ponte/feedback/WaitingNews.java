package it.ponte.feedback;

import it.ponte.work.Stamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code letter_told} that no letter has taken: when and how their turn comes is changed here. */
@Repository
class WaitingNews {
    private static final Duration LATER = Duration.ofHours(1);

    private final JdbcClient db;
    private final Clock clock;

    WaitingNews(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** What a letter that has not left was to tell of a referral waits again, for a letter of its own. */
    void takeOut(long letter, long referral) {
        db.sql("update letter_told set letter = null, at_once = true, due_at = ? where letter = ? and referral = ?")
                .params(now(), letter, referral)
                .update();
    }

    /** What could not be composed now is tried again in an hour. */
    void postpone(long referral) {
        db.sql("update letter_told set due_at = ? where letter is null and referral = ? and due_at is not null")
                .params(Stamp.of(clock.instant().plus(LATER)), referral)
                .update();
    }

    /** What waits about a referral is told in a letter of its own. */
    void apart(long referral) {
        db.sql("update letter_told set at_once = true where letter is null and referral = ?")
                .param(referral)
                .update();
    }

    /** What waits about a referral waits no longer than until then; false where nothing is to be told by itself. */
    boolean hurry(long referral, Instant until) {
        return db.sql(
                                """
                        update letter_told set due_at = least(due_at, ?)
                        where letter is null and referral = ? and due_at is not null
                        """)
                        .params(Stamp.of(until), referral)
                        .update()
                > 0;
    }

    /** Whether something is to be told now: beside what is told by itself and at once nothing waits for a digest. */
    boolean anyDue() {
        return db.sql(
                        """
                        select exists (select from letter_told t
                                       where t.letter is null and t.due_at <= ?
                                         and (t.at_once or not exists (
                                             select from letter_told soon
                                             where soon.referral = t.referral and soon.letter is null and soon.at_once)))
                        """)
                .param(now())
                .query(Boolean.class)
                .single();
    }

    private Object now() {
        return Stamp.of(clock.instant());
    }
}
