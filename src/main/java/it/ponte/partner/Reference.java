package it.ponte.partner;

import java.util.Set;

/**
 * Who follows the protected people of a partner (operatrice di riferimento), SAFETY P4.
 *
 * @param operator account name; null where the installation's own is meant
 * @param deputy account name of who stands in; null where the installation's own is meant
 * @param excluded account names that the partner keeps from its people's records
 */
public record Reference(String operator, String deputy, Set<String> excluded) {
    /** Nothing said. */
    public static final Reference NONE = new Reference(null, null, Set.of());

    public Reference {
        excluded = Set.copyOf(excluded);
    }
}
