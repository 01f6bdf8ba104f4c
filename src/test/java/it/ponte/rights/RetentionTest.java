package it.ponte.rights;

import static it.ponte.rights.Rights.BY;
import static it.ponte.rights.Rights.one;
import static it.ponte.rights.Rights.told;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.feedback.Outbox;
import it.ponte.placement.Story;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SAFETY P14: whoever is silent for too long is noticed, and forgotten 30 days later. */
@Tag("P14")
class RetentionTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    @RegisterExtension
    static final Story STORY = Rights.story();

    private final Retention retention = STORY.bean(Retention.class);
    private final Clocks clocks = STORY.bean(Clocks.class);
    private final RetentionSwitch pause = STORY.bean(RetentionSwitch.class);

    @BeforeEach
    void somebody_is_known() {
        told(STORY, Story.SERVICE, "2026/118", TODAY);
    }

    /** As if all that is on record of everybody had happened so many months, and notice so many days, earlier. */
    private static void monthsAgo(int months) {
        for (String stamp : new String[] {"beneficiary.changed_at", "referral.updated_at", "outcome.told_us_at"}) {
            String[] column = stamp.split("\\.");
            TestDatabase.client()
                    .sql("update %1$s set %2$s = %2$s - make_interval(months => ?)".formatted(column[0], column[1]))
                    .param(months)
                    .update();
        }
    }

    private static void noticeWasDaysAgo(int days) {
        TestDatabase.client()
                .sql("update beneficiary set ending_noticed_at = ending_noticed_at - make_interval(days => ?)")
                .param(days)
                .update();
    }

    private static boolean isKnown() {
        return one("select count(*) from beneficiary where identity is not null")
                .equals("1");
    }

    @Test
    void nobody_is_noticed_or_forgotten_before_her_time() {
        monthsAgo(23);

        retention.run();

        assertThat(clocks.noticed(10)).isEmpty();
        assertThat(isKnown()).isTrue();
    }

    @Test
    void after_24_months_her_service_is_told_and_30_days_later_she_is_forgotten() {
        monthsAgo(25);

        retention.run();
        retention.run();

        assertThat(clocks.noticed(10)).hasSize(1);
        assertThat(clocks.noticed(10).get(0).endsOn()).isAfterOrEqualTo(TODAY.plusDays(29));
        Outbox outbox = STORY.bean(Outbox.class);
        assertThat(outbox.due(10)).hasSize(1).allMatch(outbox::mayLeave);

        noticeWasDaysAgo(29);
        retention.run();
        assertThat(isKnown()).isTrue();

        noticeWasDaysAgo(1);
        retention.run();
        assertThat(isKnown()).isFalse();
        assertThat(one("select forgotten_why || ' ' || forgotten_by from beneficiary"))
                .isEqualTo("TIME_OVER hub");
    }

    @Test
    void something_that_is_heard_of_her_takes_the_notice_back() {
        monthsAgo(25);
        retention.run();
        noticeWasDaysAgo(40);

        told(STORY, Story.SERVICE, "2026/118", TODAY.minusDays(2));
        retention.run();

        assertThat(isKnown()).isTrue();
        assertThat(clocks.noticed(10)).isEmpty();
    }

    @Test
    void an_operator_who_knows_that_she_is_still_with_us_keeps_her() {
        monthsAgo(25);
        retention.run();
        noticeWasDaysAgo(40);

        assertThat(clocks.keep(one("select code from beneficiary"), BY)).isTrue();
        retention.run();

        assertThat(isKnown()).isTrue();
    }

    @Test
    void while_it_is_paused_nothing_happens() {
        monthsAgo(25);
        pause.pause(BY);
        retention.run();
        assertThat(clocks.noticed(10)).isEmpty();

        pause.resume(BY);
        retention.run();
        assertThat(clocks.noticed(10)).hasSize(1);
    }

    @Test
    void what_the_next_runs_would_do_is_counted_by_service() {
        told(STORY, Story.CLINIC, "77", TODAY);
        STORY.referred(Story.SERVICE);
        monthsAgo(25);
        STORY.referred(Story.CLINIC);

        assertThat(clocks.counts())
                .extracting(
                        count -> count.partner() + " " + count.known() + " " + count.silent() + " " + count.noticed())
                .containsExactly(Story.CLINIC + " 2 1 0", Story.SERVICE + " 2 2 0");
    }

    @Test
    void a_protected_person_is_kept_and_forgotten_by_the_same_clock_and_listed_nowhere() {
        TestDatabase.clean();
        STORY.referredUnderProtection();
        monthsAgo(25);

        retention.run();
        assertThat(clocks.noticed(10)).isEmpty();
        assertThat(clocks.counts()).isEmpty();
        assertThat(one("select notice || needs_release from letter")).isEqualTo("RECORD_ENDStrue");

        noticeWasDaysAgo(31);
        retention.run();
        assertThat(isKnown()).isFalse();
    }
}
