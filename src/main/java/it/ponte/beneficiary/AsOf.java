package it.ponte.beneficiary;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where what is told stands among all that is told of the same: at the moment that it speaks of, and at one moment, which
 * may be a day, in the order in which its senders told it. In microseconds, as the database keeps it.
 */
record AsOf(Instant moment, Instant told) {
    AsOf {
        moment = moment.truncatedTo(ChronoUnit.MICROS);
        told = told.truncatedTo(ChronoUnit.MICROS);
    }

    /** Whether this is older than the other; of two that stand at one place neither is. */
    boolean isBefore(AsOf other) {
        return moment.equals(other.moment) ? told.isBefore(other.told) : moment.isBefore(other.moment);
    }

    /** As it stands in two columns of a row. */
    static AsOf read(ResultSet row, String moment, String told) throws SQLException {
        return new AsOf(
                row.getTimestamp(moment).toInstant(), row.getTimestamp(told).toInstant());
    }
}
