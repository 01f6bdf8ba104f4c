package it.ponte.beneficiary;

import it.ponte.access.Apart;
import it.ponte.work.Stamp;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Mails that must leave about protected people: an emergency access (SAFETY P5), protection that was lifted (P11). */
@Repository
public class ProtectionNotices {
    private final JdbcClient db;
    private final Apart apart;

    public ProtectionNotices(JdbcClient db, Apart apart) {
        this.db = db;
        this.apart = apart;
    }

    /** What a notice tells of. */
    public enum Kind {
        EMERGENCY,
        LIFTED
    }

    /**
     * A mail that tells of something about a protected person, without who she is.
     *
     * @param toOfficer whether it goes to the data protection officer; else to the referring service
     * @param number of the emergency access, or of the lifting
     * @param operator account of who did it
     * @param partner the service that asked for the person's protection
     */
    public record Notice(
            long id, boolean toOfficer, Kind kind, long number, String operator, Instant at, String partner) {}

    /** The notice of this id, which must exist. */
    public Notice get(long id) {
        return apart.asLine(() -> db.sql(
                        """
                        select n.id, n.addressee = 'OFFICER' as to_officer, n.lifted is not null as is_lifted,
                               coalesce(o.id, l.id) as number, coalesce(o.operator, l.operator) as operator,
                               coalesce(o.opened_at, l.lifted_at) as at, coalesce(o.partner, p.partner, l.partner) as partner
                        from emergency_notice n
                        left join emergency_opening o on o.id = n.opening
                        left join protected_person p on p.beneficiary = o.beneficiary
                        left join protection_lifted l on l.id = n.lifted
                        where n.id = ?
                        """)
                .param(id)
                .query(ProtectionNotices::notice)
                .single());
    }

    /** Notes that a mail server took a notice. */
    public void told(long notice) {
        apart.asLine(() -> db.sql("update emergency_notice set told_at = now() where id = ?")
                .param(notice)
                .update());
    }

    private static Notice notice(ResultSet row, int i) throws SQLException {
        return new Notice(
                row.getLong("id"),
                row.getBoolean("to_officer"),
                row.getBoolean("is_lifted") ? Kind.LIFTED : Kind.EMERGENCY,
                row.getLong("number"),
                row.getString("operator"),
                Stamp.in(row, "at"),
                row.getString("partner"));
    }
}
