package it.ponte.rights;

import static it.ponte.rights.Rights.one;

import it.ponte.TestDatabase;
import it.ponte.feedback.Outbox;
import it.ponte.placement.Story;

/** Lets time go by for what is on record. */
final class Ageing {
    private Ageing() {}

    /** As if all that is on record of everybody had happened so many months, and notice so many days, earlier. */
    static void monthsAgo(int months) {
        for (String stamp : new String[] {
            "beneficiary.changed_at",
            "referral.updated_at",
            "outcome.told_us_at",
            "referral.basis_given_on",
            "referral.basis_until"
        }) {
            String[] column = stamp.split("\\.");
            TestDatabase.client()
                    .sql("update %1$s set %2$s = %2$s - make_interval(months => ?)".formatted(column[0], column[1]))
                    .param(months)
                    .update();
        }
    }

    static void noticeWasDaysAgo(int days) {
        TestDatabase.client()
                .sql(
                        """
                        with earlier as (
                            update letter set composed_at = composed_at - make_interval(days => :days),
                                              told_at = told_at - make_interval(days => :days))
                        update beneficiary set ending_noticed_at = ending_noticed_at - make_interval(days => :days)
                        """)
                .param("days", days)
                .update();
    }

    static boolean isKnown() {
        return one("select count(*) from beneficiary where forgotten_at is null")
                .equals("1");
    }

    /** As if every letter that may leave now had been sent. */
    static void lettersLeave(Story story) {
        Outbox outbox = story.bean(Outbox.class);
        outbox.due(10).stream().filter(outbox::mayLeave).forEach(outbox::sent);
    }
}
