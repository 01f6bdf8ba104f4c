package it.ponte.beneficiary;

import it.ponte.access.Allowed;
import it.ponte.access.Apart;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Personal;
import it.ponte.access.Role;
import it.ponte.access.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Protected people as those see them who follow them. Which rows there are decides the database for each operator
 * (SAFETY P2, P4): a code that is none, and one of somebody whom she does not follow, are the same empty answer.
 */
@Repository
public class ProtectedPeople {
    /**
     * Of whom the operator {@code who} may know, asked so that indexes answer it. What she may not see the database keeps
     * from her all the same.
     */
    static final String SEEN =
            """
            select beneficiary from protected_person where reference_operator = :who or deputy = :who
            union
            select p.beneficiary from emergency_opening o join protected_person p on p.beneficiary = o.beneficiary
            where o.operator = :who and o.until > now()
            """;

    private static final String FOLLOWED =
            """
            select p.beneficiary, b.code, p.partner, p.data_key, p.identity, p.profile, p.reference_operator, p.deputy
            from protected_person p join beneficiary b on b.id = p.beneficiary
            """;

    private final JdbcClient db;
    private final Apart apart;
    private final Vault vault;

    public ProtectedPeople(JdbcClient db, Apart apart, @Qualifier("protectedVault") Vault vault) {
        this.db = db;
        this.apart = apart;
        this.vault = vault;
    }

    /**
     * A protected person as her reference operator sees her.
     *
     * @param id internal id
     * @param code public code, B-…
     * @param partner the service that asked for her protection
     * @param reference the service's own reference for her; she has no name here
     * @param ageBand ten-year band as "30-39", null where not told
     * @param profile what she brings to a job
     * @param operator account of her reference operator, null while she has none
     * @param deputy account of who stands in, null without one
     */
    public record Followed(
            long id,
            String code,
            String partner,
            Personal reference,
            String ageBand,
            Profile profile,
            String operator,
            String deputy) {}

    /** All whom this operator follows, stands in for or opened in an emergency just now; oldest record first. */
    @Allowed({Role.PROTECTED_OPERATOR, Role.SUPERVISOR})
    public List<Followed> of(OperatorCaller who) {
        String hers = FOLLOWED + "where p.beneficiary in (" + SEEN + ") order by p.beneficiary";
        return apart.asReader(who, () -> db.sql(hers)
                .param("who", who.name())
                .query(this::followed)
                .list());
    }

    /** The one of them with this code. */
    @Allowed({Role.PROTECTED_OPERATOR, Role.SUPERVISOR})
    public Optional<Followed> find(String code, OperatorCaller who) {
        return apart.asReader(who, () -> db.sql(FOLLOWED + "where b.code = ?")
                .param(code)
                .query(this::followed)
                .optional());
    }

    /** How the profile of one of them was set right, the latest first. */
    @Allowed({Role.PROTECTED_OPERATOR, Role.SUPERVISOR})
    public List<EarlierVersions.Change> corrected(Followed her, OperatorCaller who) {
        List<Corrections.Correction> hers =
                new ArrayList<>(apart.asReader(who, () -> new Corrections(db, apart, vault).of(List.of(her.id()))));
        Collections.reverse(hers);
        return hers.stream()
                .map(one -> new EarlierVersions.Change(
                        Identity.Known.UNTOLD,
                        Identity.Known.UNTOLD,
                        one.before(),
                        one.after(),
                        one.at(),
                        null,
                        null,
                        one.why()))
                .toList();
    }

    private Followed followed(ResultSet row, int i) throws SQLException {
        String code = row.getString("code");
        Identity.Protected her = Documents.read(
                vault.dataKey(row.getBytes("data_key")).open(row.getBytes("identity"), "beneficiary:" + code),
                Identity.Protected.class);
        return new Followed(
                row.getLong("beneficiary"),
                code,
                row.getString("partner"),
                her.reference(),
                her.ageBand(),
                Documents.read(row.getString("profile"), Profile.class),
                row.getString("reference_operator"),
                row.getString("deputy"));
    }
}
