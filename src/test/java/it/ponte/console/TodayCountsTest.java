package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.feedback.Letters;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TodayCountsTest {
    private SampleStory story;

    @BeforeEach
    void a_short_story() {
        story = SampleStory.told();
        story.hire();
    }

    @Test
    void a_tile_counts_what_the_page_of_letters_lists_for_whoever_looks() {
        story.protectedPerson("LQ-2026-77");
        story.settle();
        letter("(is_digest) values (true)");
        letter("(notice, notice_for) values ('SET_ASIDE', current_date)");
        letter("(notice, notice_for, referral, needs_release)"
                + " select 'BASIS_ENDS', current_date, r.id, b.is_protected"
                + " from referral r join beneficiary b on b.id = r.beneficiary");
        OperatorCaller reference = TestDatabase.follower("operatrice");
        OperatorCaller other = TestDatabase.follower("ada");

        assertThat(listed(reference, 0)).isEqualTo(1);
        assertThat(listed(other, 0)).isZero();
        assertThat(listed(other, 1)).isZero();

        TestDatabase.client()
                .sql("update letter set undeliverable_at = now(), undeliverable_reason = 'BAD_ADDRESS'")
                .update();
        long ordinary = TestDatabase.client()
                .sql("select count(*) from letter where not needs_release")
                .query(Long.class)
                .single();

        assertThat(ordinary).isGreaterThanOrEqualTo(6);
        assertThat(listed(other, 1)).isEqualTo(ordinary);
        assertThat(listed(reference, 1)).isEqualTo(ordinary + 1);
        assertThat(listed(reference, 0)).isZero();
    }

    /** How many the page lists, which is what its tile counts: 0 those to be let go, 1 those without a usable address. */
    private static long listed(OperatorCaller who, int which) {
        Letters letters = PagesUnderTest.bean(Letters.class);
        TodayCounts counts = PagesUnderTest.bean(TodayCounts.class);
        List<Integer> listed = List.of(
                letters.waitingForRelease(who).size(),
                letters.undeliverable(who).size());
        assertThat(List.of((int) counts.toRelease(who), (int) counts.undeliverable(who)))
                .isEqualTo(listed);
        return listed.get(which);
    }

    private static void letter(String columnsAndValues) {
        TestDatabase.client()
                .sql("insert into letter (partner, message_id, composed_at, "
                        + columnsAndValues
                                .substring(1)
                                .replace("values (", "values ('cpi-valmora', gen_random_uuid()::text, now(), ")
                                .replace(" select ", " select r.partner, gen_random_uuid()::text, now(), "))
                .update();
    }
}
