package it.ponte.rights;

import static it.ponte.rights.Rights.BY;
import static it.ponte.rights.Rights.one;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Personal;
import it.ponte.beneficiary.CaseHandovers;
import it.ponte.beneficiary.ForgettingReason;
import it.ponte.beneficiary.KnownCaseworkers;
import it.ponte.beneficiary.Recorded;
import it.ponte.feedback.Rhythm;
import it.ponte.feedback.Rhythms;
import it.ponte.placement.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How often a caseworker wants to hear is forgotten with her last case, and not before. */
class ForgottenChoicesTest {
    @RegisterExtension
    static final Story STORY = Rights.story();

    private Recorded hers;
    private long colleague;

    @BeforeEach
    void a_case_moved_to_a_colleague_who_chose() {
        hers = STORY.referred(Story.SERVICE);
        colleague = TestDatabase.transaction().execute(tx -> STORY.bean(KnownCaseworkers.class)
                .findOrAdd(Story.SERVICE, Personal.of("collega@" + Story.SERVICE + ".example")));
        STORY.bean(CaseHandovers.class).move(referral(hers), colleague);
        STORY.bean(Rhythms.class).choose(colleague, Rhythm.NEVER);
    }

    @Test
    void that_somebody_else_is_forgotten_changes_nothing_of_it() {
        Recorded stranger = STORY.referred(Story.CLINIC);

        erase(stranger);

        assertThat(STORY.bean(Rhythms.class).of(colleague)).isEqualTo(Rhythm.NEVER);
    }

    @Test
    void it_ends_with_her_last_case() {
        erase(hers);

        assertThat(one("select count(*) from letter_rhythm")).isEqualTo("0");
    }

    @Test
    void it_stays_while_she_stands_in_for_somebody_and_ends_30_days_later() {
        Recorded other = STORY.referred(Story.SERVICE);
        TestDatabase.client()
                .sql(
                        """
                        insert into caseworker_cover (caseworker, colleague, from_day, until_day, said_at)
                        select caseworker, ?, current_date, current_date, now() from referral where id = ?
                        """)
                .params(colleague, referral(other))
                .update();

        erase(hers);
        assertThat(one("select count(*) from letter_rhythm")).isEqualTo("1");

        TestDatabase.client()
                .sql("update caseworker_cover set from_day = '2026-01-01', until_day = '2026-01-02'")
                .update();
        STORY.bean(OldTraces.class).forget();
        assertThat(one("select count(*) from letter_rhythm")).isEqualTo("0");
    }

    private static void erase(Recorded person) {
        String code = one("select code from beneficiary where id = ?", person.beneficiary());
        assertThat(STORY.bean(Erasure.class).erase(code, ForgettingReason.NOT_NEEDED, BY))
                .isTrue();
    }

    private static long referral(Recorded person) {
        return Long.parseLong(one("select id from referral where code = ?", person.code()));
    }
}
