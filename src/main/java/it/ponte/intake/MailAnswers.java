package it.ponte.intake;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which messages that came by mail were answered by mail. */
@Repository
public class MailAnswers {
    private final JdbcClient db;

    public MailAnswers(JdbcClient db) {
        this.db = db;
    }

    /** Notes that the latest answers of this envelope reached its sender. */
    public void told(long envelope) {
        db.sql("update envelope set receipt_written_at = now() where id = ?")
                .param(envelope)
                .update();
    }

    /** Notes that the latest answers of this envelope did not leave the hub, whatever was told before. */
    public void kept(long envelope) {
        db.sql("update envelope set receipt_written_at = null where id = ?")
                .param(envelope)
                .update();
    }

    /** The envelopes that have all their answers, and of which nobody was told yet; the first first. */
    public List<Long> untold() {
        return db.sql(
                        """
                        select id from envelope
                        where channel = 'mail' and completed_at is not null and receipt_written_at is null
                        order by id
                        """)
                .query(Long.class)
                .list();
    }
}
