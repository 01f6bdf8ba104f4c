package it.ponte.work;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of table {@code work}, for {@link Worklist}. */
final class WorkRows {
    private final JdbcClient db;

    WorkRows(JdbcClient db) {
        this.db = db;
    }

    /** Puts a row for each subject in the place of one that is about several. */
    void part(Work together) {
        db.sql(
                        """
                        with together as (delete from work where id = ? and attempts = ? returning stage, subjects)
                        insert into work (stage, subject) select stage, subject from together, unnest(subjects) as subject
                        """)
                .params(together.id(), together.attempts())
                .update();
    }

    /** Rows that were taken, and whether no others waited. */
    record Taken(List<Work> rows, boolean areAll) {}

    /**
     * Takes rows that wait, oldest first, passing over those that another consumer holds: so many as make this size if
     * those behind the first are like it, one more where it is not full with the first. What is taken beyond what can
     * be done together is kept from the other consumers for nothing.
     */
    Taken take(Stage stage, int size, int mostRows) {
        List<Work> taken = new ArrayList<>(takeBehind(0, stage, 1));
        if (taken.isEmpty()) {
            return new Taken(taken, true);
        }
        Work first = taken.get(0);
        int likeIt = Math.max(first.size() < size ? 1 : 0, size / first.size() - 1);
        int more = Math.min(mostRows - 1, likeIt);
        taken.addAll(takeBehind(first.id(), stage, more));
        return new Taken(taken, taken.size() - 1 < more);
    }

    private List<Work> takeBehind(long id, Stage stage, int atMost) {
        if (atMost == 0) {
            return List.of();
        }
        return db.sql(
                        """
                        select id, stage, subject, first_line, last_line, attempts, subjects from work
                        where stage = ? and id > ? and set_aside_at is null and next_attempt_at <= now()
                        order by id limit ? for update skip locked
                        """)
                .params(stage.name(), id, atMost)
                .query(WorkRows::read)
                .list();
    }

    /** Takes this very row again; false when another consumer holds it or it changed meanwhile. */
    boolean lock(Work work) {
        return db.sql("select 1 from work where id = ? and attempts = ? for update skip locked")
                .params(work.id(), work.attempts())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Notes a failure and when to try again; false when the row changed meanwhile. */
    boolean postpone(Work work, Throwable failure, boolean forGood) {
        return db.sql(
                                """
                        update work set attempts = attempts + 1, failure = ?,
                               next_attempt_at = now() + interval '1 second' * 4 ^ least(attempts, 6),
                               set_aside_at = case when ? then now() end
                        where id = ? and attempts = ?
                        """)
                        .params(nameOf(failure), forGood, work.id(), work.attempts())
                        .update()
                == 1;
    }

    /** Takes rows that wait and plans their next attempt in the same statement. */
    List<Work> claim(Stage stage, int atMost) {
        return db.sql(
                        """
                        update work set attempts = attempts + 1,
                               next_attempt_at = now() + least(interval '1 minute' * 2 ^ attempts, interval '6 hours')
                        where id in (select id from work
                                     where stage = ? and set_aside_at is null and next_attempt_at <= now()
                                     order by id limit ? for update skip locked)
                        returning id, stage, subject, first_line, last_line, attempts, subjects
                        """)
                .params(stage.name(), atMost)
                .query(WorkRows::read)
                .list();
    }

    /** Makes a claim hold five minutes more at least; false when another consumer has claimed the row since. */
    boolean renew(Work claimed) {
        return db.sql(
                                """
                        update work set next_attempt_at = greatest(next_attempt_at, now() + interval '5 minutes')
                        where id = ? and attempts = ? and set_aside_at is null
                        """)
                        .params(claimed.id(), claimed.attempts())
                        .update()
                == 1;
    }

    /**
     * Notes why claimed work failed; its next attempt was planned by the claim.
     *
     * @return false when somebody else claimed it since
     */
    boolean fail(Work claimed, Throwable failure, boolean forGood) {
        return db.sql(
                                """
                        update work set failure = ?, set_aside_at = case when ? then now() end
                        where id = ? and attempts = ?
                        """)
                        .params(nameOf(failure), forGood, claimed.id(), claimed.attempts())
                        .update()
                == 1;
    }

    /** Whether something was due so long ago. */
    boolean anyDue(Stage stage, Duration ago) {
        return db.sql(
                        """
                        select exists (select 1 from work
                                       where stage = ? and set_aside_at is null
                                         and next_attempt_at <= now() - interval '1 second' * ?)
                        """)
                .params(stage.name(), ago.toSeconds())
                .query(Boolean.class)
                .single();
    }

    /** What was set aside, latest first. */
    List<SetAside> setAside(int atMost) {
        return db.sql(
                        """
                        select id, stage, subject, attempts, set_aside_at, failure from work
                        where set_aside_at is not null order by set_aside_at desc limit ?
                        """)
                .param(atMost)
                .query((row, i) -> new SetAside(
                        row.getLong(1),
                        Stage.valueOf(row.getString(2)),
                        row.getLong(3),
                        row.getInt(4),
                        row.getTimestamp(5).toInstant(),
                        row.getString(6)))
                .list();
    }

    void remove(List<Work> done) {
        db.sql("delete from work where id = any(?)")
                .param(done.stream().map(Work::id).toArray(Long[]::new))
                .update();
    }

    /** The class of the first cause; its message may quote what was being handled and is never kept. */
    static String nameOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getName();
    }

    static Work read(ResultSet row, int i) throws SQLException {
        Array several = row.getArray(7);
        return new Work(
                row.getLong(1),
                Stage.valueOf(row.getString(2)),
                several == null ? List.of(row.getLong(3)) : List.of((Long[]) several.getArray()),
                row.getInt(4),
                row.getInt(5),
                row.getInt(6));
    }
}
