package it.ponte.work;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What becomes of claimed work that could not be done and is not to be set aside after a number of tries. */
@Repository
public class Claims {
    private final JdbcClient db;

    public Claims(JdbcClient db) {
        this.db = db;
    }

    /** Notes why it failed; it is tried again when its pause is over, however often it was. */
    public void postponed(Work claimed, Throwable failure) {
        new WorkRows(db).fail(claimed, failure, false);
    }

    /** Gives it back as if it had not been claimed, to be done after a pause; nothing if somebody else claimed it since. */
    public void putBack(Work claimed, Duration pause) {
        db.sql(
                        """
                        update work set attempts = attempts - 1, next_attempt_at = now() + interval '1 second' * ?
                        where id = ? and attempts = ?
                        """)
                .params(pause.toSeconds(), claimed.id(), claimed.attempts())
                .update();
    }
}
