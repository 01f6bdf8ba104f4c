package it.ponte.intake;

import it.ponte.work.Stamp;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** How a replay stands in its table, and where it stands among its lines. */
record ReplayRow(Replay replay, long lastEnvelope, long afterEnvelope, int afterLine) {
    static final String SELECT =
            """
            select r.id, r.partner, e.code as envelope_code, r.problem, r.field, r.also_shielded, r.asked_at, r.asked_by, r.total, r.done,
                   r.mended, r.failed, r.stopped_at, r.stopped_by, r.finished_at, r.last_envelope, r.after_envelope,
                   r.after_line
            from replay r left join envelope e on e.id = r.envelope
            """;

    /** Where a line stands. */
    record Place(long envelope, int number) {}

    static Replay read(ResultSet row, int index) throws SQLException {
        return new Replay(
                row.getLong("id"),
                new ReplayScope(
                        row.getString("partner"),
                        row.getString("envelope_code"),
                        row.getString("problem"),
                        row.getString("field"),
                        row.getBoolean("also_shielded")),
                Stamp.in(row, "asked_at"),
                row.getString("asked_by"),
                row.getInt("total"),
                row.getInt("done"),
                row.getInt("mended"),
                row.getInt("failed"),
                Stamp.in(row, "stopped_at"),
                row.getString("stopped_by"),
                Stamp.in(row, "finished_at"));
    }

    static ReplayRow readWhole(ResultSet row, int index) throws SQLException {
        return new ReplayRow(
                read(row, index),
                row.getLong("last_envelope"),
                row.getLong("after_envelope"),
                row.getInt("after_line"));
    }

    /** How many lines it may still pass. */
    int left() {
        return replay.total() - replay.done();
    }

    /** What a query for the lines of a scope asks. */
    static MapSqlParameterSource of(ReplayScope scope) {
        return new MapSqlParameterSource()
                .addValue("partner", scope.partner())
                .addValue("envelope", scope.envelope())
                .addValue("problem", scope.problem())
                .addValue("field", scope.field())
                .addValue("also_shielded", scope.alsoShielded());
    }

    /** What a query for its next lines asks. */
    MapSqlParameterSource from(int most) {
        return of(replay.scope())
                .addValue("last", lastEnvelope)
                .addValue("after_envelope", afterEnvelope)
                .addValue("after_line", afterLine)
                .addValue("most", most);
    }
}
