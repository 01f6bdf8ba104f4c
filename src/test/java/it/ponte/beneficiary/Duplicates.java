package it.ponte.beneficiary;

import it.ponte.TestDatabase;
import it.ponte.work.Stage;
import java.util.List;

/** The stage and the room of possible duplicates over the real database. */
final class Duplicates {
    private Duplicates() {}

    static PossibleDuplicates room() {
        return new PossibleDuplicates(
                TestDatabase.client(),
                TestDatabase.template(),
                TestDatabase.transactions(),
                TestDatabase.vault(),
                TestDatabase.protectedRecords(),
                Drafts.CLOCK,
                Drafts.worklist());
    }

    /** Compares everybody, as the stage does with whoever changed. */
    static void compare() {
        List<Long> all = TestDatabase.client()
                .sql("select id from beneficiary order by id")
                .query(Long.class)
                .list();
        Drafts.worklist().addAll(Stage.COMPARE, all);
        new Comparison(
                        TestDatabase.client(),
                        TestDatabase.template(),
                        TestDatabase.vault(),
                        TestDatabase.protectedRecords(),
                        Drafts.worklist(),
                        TestDatabase.audit(),
                        Drafts.CLOCK)
                .compareWaiting();
    }
}
