package it.ponte.rights;

import static it.ponte.rights.Ageing.isKnown;
import static it.ponte.rights.Rights.told;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.access.Audit;
import it.ponte.beneficiary.Beneficiaries;
import it.ponte.beneficiary.Referrals;
import it.ponte.feedback.Notices;
import it.ponte.partner.Partners;
import it.ponte.placement.Concerned;
import it.ponte.placement.Story;
import it.ponte.vocabulary.ItalianTime;
import it.ponte.work.Worklist;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SAFETY P14 and G10: a hub whose clock is wrong forgets nobody. */
@Tag("P14")
class P14WrongClockTest {
    @RegisterExtension
    static final Story STORY = Rights.story();

    @BeforeEach
    void somebody_is_known() {
        told(STORY, Story.SERVICE, "2026/118", LocalDate.now(ItalianTime.ZONE));
    }

    @Test
    void who_was_noticed_today_is_not_forgotten_today_by_a_hub_that_is_a_month_ahead() {
        Ageing.monthsAgo(25);
        STORY.bean(Retention.class).run();
        Ageing.lettersLeave(STORY);

        hubOf(Duration.ofDays(31)).run();

        assertThat(isKnown()).isTrue();
        Ageing.noticeWasDaysAgo(31);
        hubOf(Duration.ofMinutes(1)).run();
        assertThat(isKnown()).as("a minute is no matter").isFalse();
    }

    @Test
    void a_hub_that_is_years_ahead_gives_nobody_notice_and_one_that_is_behind_takes_none_back() {
        hubOf(Duration.ofDays(1_000)).run();
        assertThat(STORY.bean(Clocks.class).noticed()).isZero();

        Ageing.monthsAgo(25);
        STORY.bean(Retention.class).run();
        hubOf(Duration.ofDays(-1_000)).run();
        assertThat(STORY.bean(Clocks.class).noticed()).isEqualTo(1);
    }

    private static Retention hubOf(Duration ahead) {
        Clock clock = new HandClock(Instant.now().plus(ahead));
        return new Retention(
                new Turns(
                        TestDatabase.client(),
                        clock,
                        STORY.bean(Partners.class),
                        STORY.bean(Concerned.class),
                        STORY.bean(Audit.class),
                        TestDatabase.transactions(),
                        24),
                STORY.bean(RetentionSwitch.class),
                STORY.bean(Erasure.class),
                STORY.bean(Beneficiaries.class),
                STORY.bean(Referrals.class),
                STORY.bean(Notices.class),
                STORY.bean(Concerned.class),
                STORY.bean(Audit.class),
                clock,
                STORY.bean(Worklist.class));
    }
}
