package it.ponte.feedback;

import static it.ponte.placement.OutcomeKind.*;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.beneficiary.Recorded;
import it.ponte.placement.Invented;
import it.ponte.placement.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SAFETY G5: each outcome is told to a referral in exactly one letter, whoever composes, and whatever breaks. */
class ToldOnceTest {
    private static final HandClock clock = new HandClock(Instant.parse("2026-11-20T10:00:00Z"));

    @RegisterExtension
    static final Desk desk = Desk.gathering(clock, Map.of());

    private static final Story story = desk.story;

    @Test
    void severalHubsThatComposeAtOnceMakeEachLetterOnce() throws Exception {
        people(40);
        clock.set(Instant.parse("2026-11-23T07:00:00Z"));
        ExecutorService hubs = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                running.add(hubs.submit(() -> desk.outbox().composeWaiting()));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            hubs.shutdown();
        }

        assertThat(count("select count(*) from letter where is_digest")).isEqualTo(1);
        assertThat(count("select count(*) from letter where not is_digest")).isEqualTo(20);
        assertThat(count("select count(*) from letter_told where letter is not null"))
                .isEqualTo(60);
        assertThat(count("select count(*) from work where stage = 'LETTER'")).isEqualTo(21);
    }

    @Test
    void aHubThatDiesWhileItComposesLeavesEverythingAsItWas() {
        people(4);
        clock.set(Instant.parse("2026-11-23T07:00:00Z"));

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> TestDatabase.refusing(
                        "ponte.letter", () -> desk.outbox().composeWaiting()))
                .isInstanceOf(RuntimeException.class);

        assertThat(count("select count(*) from letter")).isZero();
        assertThat(count("select count(*) from letter_told where letter is null"))
                .isEqualTo(6);
        desk.outbox().composeWaiting();
        assertThat(count("select count(*) from letter_told where letter is null"))
                .isZero();
    }

    @Test
    void aCaseThatCannotBeReadHoldsBackNoOther() {
        List<Recorded> people = people(4);
        TestDatabase.client()
                .sql("update referral set case_document = '\\x00' where code = ?")
                .param(people.get(0).code())
                .update();
        clock.set(Instant.parse("2026-11-23T07:00:00Z"));

        desk.outbox().composeWaiting();

        assertThat(count("select count(distinct referral) from letter_told where letter is not null"))
                .isEqualTo(3);
    }

    /** Half of them are interviewed; the others too, and then hired. */
    private static List<Recorded> people(int many) {
        clock.set(Instant.parse("2026-11-20T10:00:00Z"));
        List<Recorded> people = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Recorded person = story.referral(
                    Story.SERVICE, "A/" + i, Invented.known(), Invented.caseworker(Story.SERVICE), false);
            people.add(person);
            story.adaTells(person.code(), INTERVIEWED, "2026-11-20");
            if (i % 2 == 0) {
                story.adaTells(person.code(), HIRED, "2026-11-20");
            }
        }
        story.stamp();
        story.bean(Outbox.class).composeWaiting();
        return people;
    }

    private static long count(String sql) {
        return TestDatabase.client().sql(sql).query(Long.class).single();
    }
}
