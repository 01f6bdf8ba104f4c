package it.ponte.matching;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.ponte.work.Stamp;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** How a proposal stands in its row. */
final class ProposalRows {
    private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {};

    private final ObjectMapper json;

    ProposalRows(ObjectMapper json) {
        this.json = json;
    }

    Proposal read(ResultSet row, int number) throws SQLException {
        String declineReason = row.getString("decline_reason");
        return new Proposal(
                row.getLong("id"),
                row.getString("code"),
                row.getLong("vacancy"),
                row.getLong("beneficiary"),
                row.getBoolean("of_protected"),
                row.getInt("points"),
                reasons(row.getString("reasons")),
                Stamp.in(row, "waiting_since"),
                Stamp.in(row, "proposed_at"),
                Stamp.in(row, "changed_at"),
                Stamp.in(row, "accepted_at"),
                row.getString("accepted_by"),
                Stamp.in(row, "declined_at"),
                row.getString("declined_by"),
                declineReason == null ? null : DeclineReason.valueOf(declineReason),
                Stamp.in(row, "withdrawn_at"),
                Stamp.in(row, "centre_agreed_at"));
    }

    /** The reasons as the row keeps them. */
    String write(List<Reason> reasons) {
        try {
            return json.writeValueAsString(reasons);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("reasons cannot be written", broken);
        }
    }

    private List<Reason> reasons(String text) {
        try {
            return json.readValue(text, REASONS);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("reasons cannot be read", broken);
        }
    }
}
