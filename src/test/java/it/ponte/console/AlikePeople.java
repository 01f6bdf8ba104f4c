package it.ponte.console;

import it.ponte.TestDatabase;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.beneficiary.PossibleDuplicates;
import it.ponte.normalise.Settlement;
import java.util.Set;

/** People of a story who may be one, and are asked about or joined. */
final class AlikePeople {
    private static final OperatorCaller OPERATOR = new OperatorCaller("operatrice", Set.of(Role.OPERATOR));

    private AlikePeople() {}

    /** The code of the record without protection that was made last and stands by itself. */
    static String latest() {
        return TestDatabase.client()
                .sql(
                        "select code from beneficiary where not is_protected and merged_into is null order by id desc limit 1")
                .query(String.class)
                .single();
    }

    /** From now on it is asked whether these two are one. */
    static void ask(String one, String other) {
        TestDatabase.client()
                .sql(
                        """
                        insert into possible_duplicate (one, other, reasons, found_at)
                        select least(a.id, b.id), greatest(a.id, b.id), array['SAME_NAME_AND_BIRTH'], now()
                        from beneficiary a, beneficiary b where a.code = ? and b.code = ? on conflict do nothing
                        """)
                .params(one, other)
                .update();
    }

    /** An operator joins somebody new, who can do the same work, into this person; the code that the new record had. */
    static String joinedInto(String survivor, SampleStory story) {
        story.person("Carpi", "[\"assembly\", \"welding\"]", "1979-02-28");
        PagesUnderTest.bean(Settlement.class).settleWaiting();
        String joined = latest();
        ask(survivor, joined);
        PossibleDuplicates duplicates = PagesUnderTest.bean(PossibleDuplicates.class);
        duplicates
                .same(duplicates.find(survivor, joined).orElseThrow(), OPERATOR)
                .ifPresent(refusal -> {
                    throw new IllegalStateException("not joined: " + refusal);
                });
        return joined;
    }
}
