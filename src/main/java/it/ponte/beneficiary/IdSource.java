package it.ponte.beneficiary;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ids drawn before their rows are written, some at a time, so that new rows of one batch can point to each other. */
final class IdSource implements LongSupplier {
    private final JdbcClient db;
    private final String table;
    private final int atATime;
    private final Deque<Long> drawn = new ArrayDeque<>();

    IdSource(JdbcClient db, String table, int atATime) {
        this.db = db;
        this.table = table;
        this.atATime = atATime;
    }

    @Override
    public long getAsLong() {
        if (drawn.isEmpty()) {
            drawn.addAll(db.sql(
                            """
                            with ids as materialized (select pg_get_serial_sequence(?, 'id')::regclass as sequence)
                            select nextval(sequence) from ids, generate_series(1, ?)
                            """)
                    .params(table, atATime)
                    .query(Long.class)
                    .list());
        }
        return drawn.pop();
    }
}
