package it.ponte.rights;

import static it.ponte.rights.Ageing.isKnown;
import static it.ponte.rights.Ageing.monthsAgo;
import static it.ponte.rights.Ageing.noticeWasDaysAgo;
import static it.ponte.rights.Rights.one;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.beneficiary.ReferenceOperators;
import it.ponte.feedback.Letters;
import it.ponte.placement.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SAFETY P14, P4: the clock counts for protected people too; who follows them lets the notice go, or keeps them. */
@Tag("P14")
class RetentionOfProtectedPeopleTest {
    private static final String FOLLOWER = "ada";

    @RegisterExtension
    static final Story STORY = Rights.story();

    private final Retention retention = STORY.bean(Retention.class);
    private final Clocks clocks = STORY.bean(Clocks.class);

    @BeforeEach
    void somebodyUnderProtectionIsKnown() {
        STORY.referredUnderProtection();
    }

    @Test
    void a_protected_person_is_kept_and_forgotten_by_the_same_clock_and_listed_nowhere() {
        monthsAgo(25);

        retention.run();
        assertThat(clocks.noticed(10)).isEmpty();
        assertThat(clocks.counts(1000)).isEmpty();
        assertThat(one("select notice || needs_release from letter")).isEqualTo("RECORD_ENDStrue");

        noticeWasDaysAgo(31);
        retention.run();
        assertThat(isKnown()).as("nobody was told yet").isTrue();

        assertThat(STORY.bean(Letters.class).release(letter(), TestDatabase.follower(FOLLOWER)))
                .isTrue();
        Ageing.lettersLeave(STORY);
        noticeWasDaysAgo(31);
        retention.run();
        assertThat(isKnown()).isFalse();
    }

    private static long letter() {
        return Long.parseLong(one("select id from letter"));
    }

    private static Long[] followed() {
        return STORY.bean(ReferenceOperators.class).followedBy(TestDatabase.follower(FOLLOWER));
    }

    @Test
    void a_protected_person_is_kept_by_who_follows_her_and_by_nobody_else() {
        monthsAgo(25);
        retention.run();
        String code = one("select code from beneficiary");

        assertThat(clocks.keep(code, Rights.BY)).isFalse();
        assertThat(clocks.keep(code, Rights.BY, followed())).isTrue();

        assertThat(one("select ending_noticed_at is null from beneficiary")).isEqualTo("t");
        retention.run();
        assertThat(STORY.bean(Letters.class).release(letter(), TestDatabase.follower(FOLLOWER)))
                .as("what it says is not so any more")
                .isFalse();
    }
}
