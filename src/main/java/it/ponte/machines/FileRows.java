package it.ponte.machines;

import it.ponte.work.Stamp;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code feedback_file}: the files with outcomes that were made for partners. */
@Repository
class FileRows {
    private final JdbcClient db;
    private final Clock clock;

    FileRows(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * One of them.
     *
     * @param number in its name, from 1 each day
     */
    record Row(long id, String partner, LocalDate day, int number) {
        /** {@code esiti-2026-11-23-1.csv}. */
        String name() {
            return "esiti-" + day + "-" + number + ".csv";
        }
    }

    /** A new one, behind those of the same day; its internal id. */
    long add(String partner, LocalDate day) {
        return db.sql(
                        """
                        insert into feedback_file (partner, day, number, made_at)
                        select :partner, :day, coalesce(max(number), 0) + 1, :now
                        from feedback_file where partner = :partner and day = :day
                        returning id
                        """)
                .param("partner", partner)
                .param("day", day)
                .param("now", Stamp.of(clock.instant()))
                .query(Long.class)
                .single();
    }

    /** One that nothing was put into. */
    void remove(long id) {
        db.sql("delete from feedback_file where id = ?").param(id).update();
    }

    Row get(long id) {
        return db.sql("select id, partner, day, number from feedback_file where id = ?")
                .param(id)
                .query(Row.class)
                .single();
    }

    /** It stands in the partner's folder, with so many outcomes; where there are none, it does not. */
    void written(long id, int lines) {
        db.sql("update feedback_file set written_at = ?, lines = ? where id = ?")
                .params(Stamp.of(clock.instant()), lines, id)
                .update();
    }
}
