package it.ponte.rights;

import it.ponte.rights.PeopleExport.Request;
import it.ponte.work.Stamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code people_export}: which lists of people left the hub, and why (SAFETY P15). */
@Repository
public class ExportLog {
    private final JdbcClient db;
    private final Clock clock;

    ExportLog(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * A list that left.
     *
     * @param number as the audit names it
     * @param by operator:&lt;name&gt;
     * @param funder null for a list with names
     */
    public record Exported(
            long number, Instant at, String by, String reason, String partner, String funder, int people) {}

    /** Notes one before the first of its people leaves; its number. */
    long note(Request request, String by) {
        return db.sql(
                        """
                        insert into people_export (made_at, made_by, reason, partner, funder, people)
                        values (?, ?, ?, ?, ?, 0) returning id
                        """)
                .params(Stamp.of(clock.instant()), by, request.reason().strip(), request.partner(), request.funder())
                .query(Long.class)
                .single();
    }

    /** So many more people leave with it. */
    void add(long number, int people) {
        db.sql("update people_export set people = people + ? where id = ?")
                .params(people, number)
                .update();
    }

    /** The latest, newest first. */
    public List<Exported> latest(int atMost) {
        return db.sql(
                        """
                        select id, made_at, made_by, reason, partner, funder, people from people_export
                        order by id desc limit ?
                        """)
                .param(atMost)
                .query((row, i) -> new Exported(
                        row.getLong("id"),
                        Stamp.in(row, "made_at"),
                        row.getString("made_by"),
                        row.getString("reason"),
                        row.getString("partner"),
                        row.getString("funder"),
                        row.getInt("people")))
                .list();
    }
}
