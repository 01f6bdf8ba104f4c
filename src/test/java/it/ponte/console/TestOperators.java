package it.ponte.console;

import it.ponte.access.Operators;

/** The operators of the tests. */
final class TestOperators {
    static final String PASSWORD = "il ponte sul Secchia";

    private TestOperators() {}

    /** Makes one who has replaced her one-time password. */
    static void make(String name) {
        Operators operators = PagesUnderTest.bean(Operators.class);
        operators.make(name);
        operators.changePassword(name, PASSWORD);
    }
}
