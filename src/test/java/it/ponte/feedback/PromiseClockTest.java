package it.ponte.feedback;

import static it.ponte.placement.OutcomeKind.INTERVIEWED;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.beneficiary.Recorded;
import it.ponte.embedded.TestPostgres;
import it.ponte.feedback.Desk.Sent;
import it.ponte.placement.OutcomeKind;
import it.ponte.placement.Story;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The morning on which promises end: however many they are, an addressee has one letter. */
class PromiseClockTest {
    /** A Monday; twenty days later is a Sunday. */
    private static final Instant ARRIVAL = Instant.parse("2026-06-08T09:00:00Z");

    private static final HandClock clock = new HandClock(ARRIVAL);

    @RegisterExtension
    static final Desk desk = Desk.gathering(clock, Map.of());

    private static final Story story = desk.story;

    @BeforeEach
    void itArrives() {
        clock.set(ARRIVAL);
    }

    @Test
    void whatIsToBeToldOnTheLastDayJoinsTheDigestOfThatMorning() {
        Recorded news = referred();
        referred();
        everybodyWantsToHearDaily();
        at("2026-06-25T10:00:00Z");
        happens(news, INTERVIEWED);
        at("2026-06-26T05:00:00Z");
        assertThat(day()).as("an hour before").isEmpty();

        at("2026-06-26T06:00:00Z");
        assertThat(desk.sendDue()).singleElement().satisfies(letter -> assertThat(letter.text())
                .contains("Il colloquio si è svolto", "ancora in corso"));
        at("2026-06-26T06:00:30Z");
        assertThat(day()).isEmpty();
    }

    @Test
    void whatWasMissedInTheMorningIsToldTogetherAtTheNextFullHour() {
        referred();
        day();
        at("2026-06-26T08:10:00Z");
        assertThat(day()).isEmpty();
        at("2026-06-26T08:59:59Z");
        assertThat(day()).isEmpty();
        at("2026-06-26T09:00:00Z");
        assertThat(day()).hasSize(1);
    }

    @Test
    void allThatEndTodayAreAskedAtOnceAlsoThoseBehindOneThatCannotBeTold() {
        Recorded first = referred();
        for (int i = 0; i < 501; i++) {
            referred();
        }
        story.bean(FirstNews.class).begin();
        at("2026-06-26T05:00:00Z");
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

    private static Recorded referred() {
        return story.referred(Story.SERVICE);
    }

    private static void at(String moment) {
        clock.set(Instant.parse(moment));
    }

    /** What the clocks of the hub do, and the letters that leave. */
    private static List<Sent> day() {
        story.bean(FirstNews.class).begin();
        story.bean(PromiseClock.class).keep();
        return desk.sendDue();
    }

    private static void happens(Recorded person, OutcomeKind kind) {
        story.bean(FirstNews.class).begin();
        story.adaTells(person.code(), kind, "2026-06-01");
        story.stamp();
        desk.outbox().composeWaiting();
    }

    private static void everybodyWantsToHearDaily() {
        List<Long> caseworkers = TestDatabase.client()
                .sql("select id from caseworker")
                .query(Long.class)
                .list();
        caseworkers.forEach(one -> story.bean(Rhythms.class).choose(one, Rhythm.DAILY));
    }

    private static long id(Recorded person) {
        return TestDatabase.client()
                .sql("select id from referral where code = ?")
                .param(person.code())
                .query(Long.class)
                .single();
    }
}
