package it.ponte.feedback;

import static it.ponte.placement.OutcomeKind.INTERVIEWED;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.beneficiary.Recorded;
import it.ponte.embedded.TestPostgres;
import it.ponte.placement.Story;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The morning on which promises end: however many they are, an addressee has one letter. */
class PromiseClockTest {
    private static final HandClock clock = new HandClock(PromisedDays.ARRIVAL);

    @RegisterExtension
    static final Desk desk = Desk.gathering(clock, Map.of());

    private static final Story story = desk.story;
    private static final PromisedDays days = new PromisedDays(desk, clock);

    @BeforeEach
    void itArrives() {
        clock.set(PromisedDays.ARRIVAL);
    }

    @Test
    void whatIsToBeToldOnTheLastDayJoinsTheDigestOfThatMorning() {
        Recorded news = days.referred();
        days.referred();
        days.everybodyWantsToHearDaily();
        days.at("2026-06-25T10:00:00Z");
        days.happens(news, INTERVIEWED);
        days.at("2026-06-26T05:00:00Z");
        assertThat(days.day()).as("an hour before").isEmpty();

        days.at("2026-06-26T06:00:00Z");
        assertThat(desk.sendDue()).singleElement().satisfies(letter -> assertThat(letter.text())
                .contains("Il colloquio si è svolto", "ancora in corso"));
        days.at("2026-06-26T06:00:30Z");
        assertThat(days.day()).isEmpty();
    }

    @Test
    void whatWasMissedInTheMorningIsToldTogetherAtTheNextFullHour() {
        days.referred();
        days.day();
        days.at("2026-06-26T08:10:00Z");
        assertThat(days.day()).isEmpty();
        days.at("2026-06-26T08:59:59Z");
        assertThat(days.day()).isEmpty();
        days.at("2026-06-26T09:00:00Z");
        assertThat(days.day()).hasSize(1);
    }

    @Test
    void allThatEndTodayAreAskedAtOnceAlsoThoseBehindOneThatCannotBeTold() {
        Recorded first = days.referred();
        for (int i = 0; i < 501; i++) {
            days.referred();
        }
        story.bean(FirstNews.class).begin();
        days.at("2026-06-26T05:00:00Z");
        TestPostgres.asOwner("alter table letter_told add constraint refused check (referral <> " + id(first) + ")");
        try {
            assertThat(story.bean(PromiseClock.class).keep()).isEqualTo(502);
        } finally {
            TestPostgres.asOwner("alter table letter_told drop constraint refused");
        }

        assertThat(TestDatabase.client()
                        .sql("select count(*) from letter_told where due_at = '2026-06-26T06:00:00Z'")
                        .query(Long.class)
                        .single())
                .isEqualTo(501);
        assertThat(TestDatabase.client()
                        .sql("select asked_at is not null and ended_at is null from promise where referral = ?")
                        .param(id(first))
                        .query(Boolean.class)
                        .single())
                .as("stays open: somebody must call")
                .isTrue();
    }

    private static long id(Recorded person) {
        return TestDatabase.client()
                .sql("select id from referral where code = ?")
                .param(person.code())
                .query(Long.class)
                .single();
    }
}
