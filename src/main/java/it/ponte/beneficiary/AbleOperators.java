package it.ponte.beneficiary;

import it.ponte.access.Role;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The accounts that may follow protected people today: whose role was taken, or who was removed, is none of them. */
final class AbleOperators {
    private AbleOperators() {}

    /** All of them, without those that a service keeps away. */
    static List<String> of(JdbcClient db, Set<String> excluded) {
        return db
                .sql(
                        """
                        select r.operator from operator_role r join operator o on o.name = r.operator
                        where r.role = ? and o.removed_at is null
                        """)
                .param(Role.PROTECTED_OPERATOR.name())
                .query(String.class)
                .list()
                .stream()
                .filter(name -> !excluded.contains(name))
                .collect(Collectors.toList());
    }

    /** The name, where it is one of them; else null, for nobody. */
    static String among(List<String> able, String name) {
        return able.contains(name) ? name : null;
    }
}
