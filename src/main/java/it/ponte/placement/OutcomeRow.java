package it.ponte.placement;

import it.ponte.vocabulary.ContractType;
import it.ponte.work.Stamp;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/** How an outcome stands in its row. */
final class OutcomeRow {
    private OutcomeRow() {}

    static Outcome read(ResultSet row, int number) throws SQLException {
        String contract = row.getString("contract_type");
        String reason = row.getString("reason");
        return new Outcome(
                row.getLong("id"),
                row.getString("code"),
                row.getLong("person"),
                row.getString("about"),
                row.getObject("proposal", Long.class),
                OutcomeKind.valueOf(row.getString("kind")),
                row.getObject("on_date", LocalDate.class),
                contract == null ? null : ContractType.valueOf(contract),
                row.getObject("until", LocalDate.class),
                reason == null ? null : OutcomeReason.valueOf(reason),
                row.getString("teller"),
                Stamp.in(row, "told_us_at"),
                Stamp.in(row, "stamped_at"));
    }
}
