package it.ponte.intake;

import it.ponte.TestDatabase;
import it.ponte.work.Worklist;

/** The inbox over the real database. */
public final class TestInbox {
    private TestInbox() {}

    /** One that adds its work to a list that nobody reads. */
    public static Inbox inbox() {
        return inbox(new Worklist(TestDatabase.client(), TestDatabase.transactions()));
    }

    /** One that adds its work to this list. */
    public static Inbox inbox(Worklist worklist) {
        return inbox(worklist, 20);
    }

    /** One with so many connections to the database. */
    static Inbox inbox(Worklist worklist, int connections) {
        return new Inbox(
                TestDatabase.client(),
                TestDatabase.template(),
                TestDatabase.transactions(),
                TestDatabase.vault(),
                worklist,
                connections);
    }
}
