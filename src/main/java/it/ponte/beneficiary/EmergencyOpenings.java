package it.ponte.beneficiary;

import it.ponte.access.Allowed;
import it.ponte.access.Apart;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.work.Stage;
import it.ponte.work.Stamp;
import it.ponte.work.Worklist;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Emergency access (accesso di emergenza, SAFETY P5): somebody who does not follow a protected person opens her record for
 * 30 minutes, with a reason. The officer, the referring centre and the reference operator learn of it at once.
 */
@Repository
public class EmergencyOpenings {
    /** A reason says something: at least so many characters. */
    public static final int SHORTEST_REASON = 20;

    private static final String OPENED =
            """
            select o.id, o.operator, o.reason, o.opened_at, o.until, coalesce(o.partner, p.partner) as partner
            from emergency_opening o left join protected_person p on p.beneficiary = o.beneficiary
            """;

    private final JdbcClient db;
    private final Apart apart;
    private final Worklist worklist;

    public EmergencyOpenings(JdbcClient db, Apart apart, Worklist worklist) {
        this.db = db;
        this.apart = apart;
        this.worklist = worklist;
    }

    /**
     * One emergency access, without who it was about.
     *
     * @param id its number
     * @param operator account of who opened
     * @param reason in her own words; null once the person was forgotten
     * @param partner the service that asked for the person's protection
     */
    public record Emergency(long id, String operator, String reason, Instant openedAt, Instant until, String partner) {}

    /**
     * Opens the record of this code for 30 minutes. Nothing is answered: a code that is none, one that the service keeps
     * from this operator, and one that is opened are the same to whoever asks.
     *
     * @throws IllegalArgumentException when the reason is shorter than {@link #SHORTEST_REASON}
     */
    @Transactional
    @Allowed({Role.PROTECTED_OPERATOR, Role.SUPERVISOR})
    public void open(String code, String reason, OperatorCaller who) {
        if (reason.strip().length() < SHORTEST_REASON) {
            throw new IllegalArgumentException("the reason of an emergency is too short");
        }
        List<Long> notices = apart.asLine(() -> db.sql(
                        """
                        with opened as (
                            insert into emergency_opening (beneficiary, partner, operator, reason, opened_at, until)
                            select p.beneficiary, p.partner, :who, :reason, now(), now() + interval '30 minutes'
                            from protected_person p join beneficiary b on b.id = p.beneficiary
                            where b.code = :code and not (:who = any (p.excluded))
                              and (not :follows
                                   or :who is distinct from p.reference_operator and :who is distinct from p.deputy)
                            returning id)
                        insert into emergency_notice (opening, addressee)
                        select opened.id, addressee from opened, unnest(array['OFFICER', 'CENTRE']) as addressee
                        returning id
                        """)
                .param("who", who.name())
                .param("follows", who.may(Role.PROTECTED_OPERATOR))
                .param("reason", reason.strip())
                .param("code", code)
                .query(Long.class)
                .list());
        worklist.addAll(Stage.NOTICE, notices);
    }

    /** Those since a moment, latest first: the list of the data protection officer. */
    public List<Emergency> since(Instant moment) {
        return apart.asLine(() -> db.sql(OPENED + "where o.opened_at >= ? order by o.id desc")
                .param(Stamp.of(moment))
                .query(EmergencyOpenings::emergency)
                .list());
    }

    /** Those since a moment of the people whom this operator follows or stands in for, latest first. */
    @Allowed({Role.PROTECTED_OPERATOR, Role.SUPERVISOR})
    public List<Emergency> since(Instant moment, OperatorCaller follower) {
        return apart.asLine(() -> db.sql(
                        OPENED
                                + """
                                where o.opened_at >= :moment and :follows and :who in (p.reference_operator, p.deputy)
                                order by o.id desc
                                """)
                .param("moment", Stamp.of(moment))
                .param("follows", follower.may(Role.PROTECTED_OPERATOR))
                .param("who", follower.name())
                .query(EmergencyOpenings::emergency)
                .list());
    }

    private static Emergency emergency(ResultSet row, int i) throws SQLException {
        return new Emergency(
                row.getLong("id"),
                row.getString("operator"),
                row.getString("reason"),
                Stamp.in(row, "opened_at"),
                Stamp.in(row, "until"),
                row.getString("partner"));
    }
}
