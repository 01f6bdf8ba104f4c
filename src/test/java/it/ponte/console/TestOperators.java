package it.ponte.console;

import it.ponte.TestDatabase;
import it.ponte.access.Operators;

/** The operators of the tests. */
final class TestOperators {
    static final String PASSWORD = "il ponte sul Secchia";

    private TestOperators() {}

    /** Starts the pages over an empty record and makes one operator. */
    static void onlyOne() {
        PagesUnderTest.started();
        TestDatabase.clean();
        make("operatrice");
    }

    /** Makes one who has replaced her one-time password. */
    static void make(String name) {
        Operators operators = PagesUnderTest.bean(Operators.class);
        operators.make(name);
        operators.changePassword(name, PASSWORD);
    }
}
