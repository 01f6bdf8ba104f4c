package it.ponte.mail;

import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many mails were put where. */
@Repository
public class MailCounts {
    private final JdbcClient db;

    MailCounts(JdbcClient db) {
        this.db = db;
    }

    /** Counts one more today. */
    void count(Place place) {
        db.sql(
                        """
                        insert into mail_count (day, place, mails)
                        values ((now() at time zone 'Europe/Rome')::date, ?, 1)
                        on conflict (day, place) do update set mails = mail_count.mails + 1
                        """)
                .param(place.name())
                .update();
    }

    /** The mails of the last seven days, today included, by where they went; every place is in it. */
    public Map<Place, Integer> ofTheWeek() {
        Map<Place, Integer> counts = new EnumMap<>(Place.class);
        for (Place place : Place.values()) {
            counts.put(place, 0);
        }
        db.sql(
                        """
                        select place, sum(mails)::int as mails from mail_count
                        where day > (now() at time zone 'Europe/Rome')::date - 7 group by place
                        """)
                .query((row, i) -> Map.entry(Place.valueOf(row.getString(1)), row.getInt(2)))
                .list()
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }
}
