package it.ponte.beneficiary;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * Where what is told stands among all that is told of the same: at the moment that it speaks of, and at one moment, which
 * may be a day, in the order in which its senders told it. In microseconds, as the database keeps it.
 */
record AsOf(Instant moment, Instant told) implements Comparable<AsOf> {
    private static final Comparator<AsOf> ORDER =
            Comparator.comparing(AsOf::moment).thenComparing(AsOf::told);

    AsOf {
        moment = moment.truncatedTo(ChronoUnit.MICROS);
        told = told.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public int compareTo(AsOf other) {
        return ORDER.compare(this, other);
    }

    /** Whether this is older than the other; of two that stand at one place neither is. */
    boolean isBefore(AsOf other) {
        return compareTo(other) < 0;
    }

    /** As it stands in two columns of a row. */
    static AsOf read(ResultSet row, String moment, String told) throws SQLException {
        return new AsOf(
                row.getTimestamp(moment).toInstant(), row.getTimestamp(told).toInstant());
    }
}
