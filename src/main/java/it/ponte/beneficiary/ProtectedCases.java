package it.ponte.beneficiary;

import it.ponte.access.Vault;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which of the cases that services speak of are of people under protection. */
@Repository
public class ProtectedCases {
    private final JdbcClient db;
    private final Vault vault;

    public ProtectedCases(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    /** A case by its service's own number. It cannot print the number: some services make it of the person's name. */
    public record Case(String partner, String externalId) {
        @Override
        public String toString() {
            return "Case[" + partner + "]";
        }
    }

    /** Those of these cases whose people are under protection. */
    public Set<Case> among(Collection<Case> cases) {
        List<Case> asked = List.copyOf(cases);
        return new HashSet<>(db.sql(
                        """
                        select asked.place from unnest(?, ?) with ordinality as asked (partner, number, place)
                        join referral r on r.partner = asked.partner and r.external_id_index = asked.number
                        join beneficiary b on b.id = r.beneficiary where b.is_protected
                        """)
                .params(
                        asked.stream().map(Case::partner).toArray(String[]::new),
                        asked.stream()
                                .map(one -> Message.externalIdIndex(vault, one.partner(), one.externalId()))
                                .toArray(byte[][]::new))
                .query((row, i) -> asked.get(row.getInt("place") - 1))
                .list());
    }
}
