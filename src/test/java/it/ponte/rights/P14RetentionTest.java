package it.ponte.rights;

import static it.ponte.rights.Ageing.isKnown;
import static it.ponte.rights.Ageing.monthsAgo;
import static it.ponte.rights.Ageing.noticeWasDaysAgo;
import static it.ponte.rights.Rights.BY;
import static it.ponte.rights.Rights.one;
import static it.ponte.rights.Rights.told;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.beneficiary.Consents;
import it.ponte.placement.Story;
import it.ponte.vocabulary.ConsentScope;
import it.ponte.vocabulary.ItalianTime;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SAFETY P14: whoever is silent for too long is noticed, and forgotten 30 days later. */
@Tag("P14")
class P14RetentionTest {
    private static final LocalDate TODAY = LocalDate.now(ItalianTime.ZONE);

    @RegisterExtension
    static final Story STORY = Rights.story();

    private final Retention retention = STORY.bean(Retention.class);
    private final Clocks clocks = STORY.bean(Clocks.class);
    private final RetentionSwitch pause = STORY.bean(RetentionSwitch.class);

    @BeforeEach
    void somebody_is_known() {
        told(STORY, Story.SERVICE, "2026/118", TODAY);
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
        assertThat(one("select count(*) from legal_basis where until < current_date"))
                .as("her consent ended long before")
                .isEqualTo("1");
        Ageing.lettersLeave(STORY);
        assertThat(one("select notice || (told_at is not null) from letter")).isEqualTo("RECORD_ENDStrue");

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
        Ageing.lettersLeave(STORY);
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
        Ageing.lettersLeave(STORY);
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

        assertThat(clocks.counts(1000))
                .extracting(
                        count -> count.partner() + " " + count.known() + " " + count.silent() + " " + count.noticed())
                .containsExactly(Story.CLINIC + " 2 1 0", Story.SERVICE + " 2 2 0");
        assertThat(clocks.counts(1))
                .extracting(count -> count.partner() + " " + count.known() + " " + count.silent())
                .as("the known are counted no further than asked, the others all")
                .containsExactly(Story.CLINIC + " 1 1", Story.SERVICE + " 1 2");
    }

    @Test
    void who_was_not_told_yet_has_still_30_days_from_then() {
        monthsAgo(25);
        retention.run();
        noticeWasDaysAgo(40);

        retention.run();
        assertThat(isKnown()).as("the letter still waits").isTrue();

        Ageing.lettersLeave(STORY);
        retention.run();
        assertThat(isKnown()).as("it left today").isTrue();

        noticeWasDaysAgo(30);
        retention.run();
        assertThat(isKnown()).isFalse();
    }

    @Test
    void whose_record_is_only_kept_is_kept() {
        monthsAgo(25);
        retention.run();
        Ageing.lettersLeave(STORY);
        noticeWasDaysAgo(40);

        TestDatabase.client()
                .sql("update beneficiary set restricted_at = now(), restricted_by = 'operator:ada'")
                .update();
        retention.run();

        assertThat(isKnown()).isTrue();
        assertThat(clocks.noticed(10)).isEmpty();
    }

    @Test
    void a_consent_collected_anew_is_something_heard_of_her() {
        monthsAgo(25);
        STORY.bean(Consents.class)
                .renew(one("select code from beneficiary"), one("select code from referral"), ConsentScope.USUAL, BY);

        retention.run();

        assertThat(clocks.noticed(10)).isEmpty();
    }

    @Test
    void whoever_cannot_be_forgotten_is_set_aside_and_the_others_go_on() {
        told(STORY, Story.CLINIC, "77", TODAY);
        STORY.referred(Story.CLINIC);
        monthsAgo(25);
        retention.run();
        Ageing.lettersLeave(STORY);
        noticeWasDaysAgo(31);
        TestDatabase.client()
                .sql("update beneficiary set identity = 'unreadable' where id = (select min(id) from beneficiary)")
                .update();

        retention.run();

        assertThat(one("select string_agg((forgotten_at is null)::text, ' ' order by id) from beneficiary"))
                .isEqualTo("true false");
        assertThat(one("select stage || ' ' || (failure is not null) from work where stage = 'RETENTION'"))
                .isEqualTo("RETENTION true");
    }

    @Test
    void who_is_heard_of_after_she_was_listed_is_not_forgotten() {
        monthsAgo(25);
        retention.run();
        Ageing.lettersLeave(STORY);
        noticeWasDaysAgo(31);
        Turns turns = STORY.bean(Turns.class);
        List<Long> listed = turns.due(10);
        assertThat(listed).hasSize(1);

        told(STORY, Story.SERVICE, "2026/118", TODAY.minusDays(2));

        Turns.Step step = TestDatabase.transaction().execute(tx -> turns.step(listed.get(0)));
        assertThat(step).isEqualTo(Turns.Step.NOTHING);
    }
}
