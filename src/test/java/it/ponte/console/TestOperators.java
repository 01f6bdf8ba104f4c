package it.ponte.console;

import it.ponte.TestDatabase;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Operators;
import it.ponte.access.Role;
import it.ponte.access.Roles;
import java.util.Set;

/** The operators of the tests. */
final class TestOperators {
    static final String PASSWORD = "il ponte sul Secchia";

    /** Somebody who looks after accounts. */
    static final OperatorCaller ADMINISTRATOR = new OperatorCaller("amministra", Set.of(Role.ADMINISTRATOR));

    private TestOperators() {}

    /** Starts the pages over an empty record and makes one operator. */
    static void onlyOne() {
        PagesUnderTest.started();
        TestDatabase.clean();
        make("operatrice");
    }

    /** Makes one who has replaced her one-time password, and may do everything that the first operator may. */
    static void make(String name) {
        make(name, Role.OPERATOR, Role.PROTECTED_OPERATOR, Role.SUPERVISOR, Role.ADMINISTRATOR);
    }

    /** Makes one who has replaced her one-time password, with these roles only. */
    static void make(String name, Role... wanted) {
        Operators operators = PagesUnderTest.bean(Operators.class);
        operators.make(name);
        operators.changePassword(name, PASSWORD);
        for (Role role : wanted) {
            PagesUnderTest.bean(Roles.class).give(name, role, "hub");
        }
    }
}
