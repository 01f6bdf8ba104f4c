package it.ponte.feedback;

import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.beneficiary.Recorded;
import it.ponte.feedback.Desk.Sent;
import it.ponte.placement.OutcomeKind;
import it.ponte.placement.Story;
import java.time.Instant;
import java.util.List;

/** Days on which answers are promised and given, for the tests of promises. */
record PromisedDays(Desk desk, HandClock clock) {
    /** A Monday; twenty days later is a Sunday. */
    static final Instant ARRIVAL = Instant.parse("2026-06-08T09:00:00Z");

    Recorded referred() {
        return desk.story.referred(Story.SERVICE);
    }

    void at(String moment) {
        clock.set(Instant.parse(moment));
    }

    /** What the clocks of the hub do, and the letters that leave. */
    List<Sent> day() {
        desk.story.bean(FirstNews.class).begin();
        desk.story.bean(PromiseClock.class).keep();
        return desk.sendDue();
    }

    void happens(Recorded person, OutcomeKind kind) {
        desk.story.bean(FirstNews.class).begin();
        desk.story.adaTells(person.code(), kind, "2026-06-01");
        desk.story.stamp();
        desk.outbox().composeWaiting();
    }

    void everybodyWantsToHearDaily() {
        TestDatabase.client()
                .sql("select id from caseworker")
                .query(Long.class)
                .list()
                .forEach(one -> desk.story.bean(Rhythms.class).choose(one, Rhythm.DAILY));
    }

    /** How many promises are open. */
    long open() {
        return TestDatabase.client()
                .sql("select count(*) from promise where answered_at is null and ended_at is null")
                .query(Long.class)
                .single();
    }
}
