package it.ponte.machines;

import static it.ponte.placement.OutcomeKind.CLOSED;
import static it.ponte.placement.OutcomeKind.HIRED;
import static it.ponte.placement.OutcomeKind.INTERVIEWED;
import static it.ponte.placement.OutcomeKind.NO_SHOW;
import static it.ponte.placement.OutcomeKind.ORIENTED;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.beneficiary.Recorded;
import it.ponte.placement.OutcomeReason;
import it.ponte.placement.Story;
import it.ponte.work.Stage;
import it.ponte.work.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FeedbackFilesTest {
    private static final Duration DAY = Duration.ofDays(1);

    @RegisterExtension
    static final Systems SYSTEMS = new Systems();

    private record Put(String partner, String name, String text) {
        List<String> lines() {
            return text.lines().toList();
        }
    }

    @Test
    void onTheMorningAfterWhatIsNewStandsInOneFileInThePartnersLayout() {
        Recorded person = SYSTEMS.story.referred(Story.CLINIC);
        SYSTEMS.happens(person, INTERVIEWED);
        assertThat(morning()).as("today's time has passed").isEmpty();

        SYSTEMS.later(DAY);
        List<Put> files = morning();

        assertThat(files).singleElement().satisfies(file -> {
            assertThat(file.partner()).isEqualTo(Story.CLINIC);
            assertThat(file.name()).isEqualTo("esiti-2026-03-03-1.csv");
            assertThat(file.lines().get(0)).isEqualTo("PRATICA;ESITO;DATA ESITO;COMUNICATO;RIFERIMENTO;FONTE");
            assertThat(file.lines().get(1))
                    .matches("A/\\d+;10;23/08/2019;02/03/2026 08:00;" + person.code() + ";PONTE");
        });
        assertThat(audited()).containsExactly(person.code());
        assertThat(morning()).isEmpty();
        SYSTEMS.later(DAY);
        assertThat(morning()).as("nothing is new").isEmpty();
        assertThat(count("feedback_file")).isOne();
    }

    @Test
    void itIsMadeAtSevenInItaly() {
        SYSTEMS.happens(SYSTEMS.story.referred(Story.CLINIC), INTERVIEWED);

        SYSTEMS.later(Duration.ofHours(22).plusMinutes(59));
        assertThat(morning()).isEmpty();
        SYSTEMS.later(Duration.ofMinutes(1));

        assertThat(morning()).hasSize(1);
    }

    @Test
    void eachOutcomeStandsInExactlyOneFileHoweverManyHubsMakeThem() throws Exception {
        List<Recorded> people = new ArrayList<>();
        List<Put> files = new ArrayList<>();
        for (int day = 0; day < 4; day++) {
            for (int i = 0; i < 5; i++) {
                people.add(SYSTEMS.story.referred(Story.CLINIC));
                SYSTEMS.happens(people.get(people.size() - 1), i % 2 == 0 ? NO_SHOW : CLOSED);
            }
            SYSTEMS.later(DAY);
            List<Thread> hubs = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                hubs.add(new Thread(SYSTEMS.bean(FeedbackFiles.class)::makeToday));
            }
            hubs.forEach(Thread::start);
            for (Thread hub : hubs) {
                hub.join();
            }
            files.addAll(morning());
        }

        assertThat(files).hasSize(4);
        assertThat(files.stream().flatMap(file -> file.lines().stream().skip(1)).map(line -> line.split(";")[4]))
                .containsExactlyInAnyOrderElementsOf(
                        people.stream().map(Recorded::code).toList());
    }

    @Test
    void whyItHappenedStandsInTheLastOfOurColumns() {
        Recorded person = SYSTEMS.story.referred(Story.SERVICE);
        SYSTEMS.story.adaTells(person.code(), CLOSED, "2019-08-23", OutcomeReason.GOAL_REACHED);
        SYSTEMS.story.stamp();
        SYSTEMS.later(DAY);

        assertThat(morning()).singleElement().satisfies(file -> {
            assertThat(file.lines().get(0)).endsWith(";toldUsAt;reason");
            assertThat(file.lines().get(1)).contains(";CLOSED;2019-08-23;").endsWith(";GOAL_REACHED");
        });
    }

    @Test
    @Tag("P06")
    void ofAProtectedPersonAFileSaysOnlyThatThereIsAnUpdate() {
        Recorded woman = SYSTEMS.story.referredUnderProtection();
        SYSTEMS.happens(woman, HIRED);
        TestDatabase.client().sql("update outcome set reason = 'MOVED_AWAY'").update();
        SYSTEMS.later(DAY);

        assertThat(morning()).singleElement().satisfies(file -> {
            assertThat(file.lines().get(0)).isEqualTo("\uFEFFreferral;caseNumber;outcome;on;toldUsAt;reason");
            assertThat(file.lines().get(1))
                    .contains(woman.code() + ";", ";UPDATE;;")
                    .doesNotContain("HIRED", "MOVED_AWAY");
        });
        assertThat(audited()).hasSize(1).doesNotContain(woman.code());
    }

    @Test
    @Tag("P13")
    void whatIsHeldBackIsInNoFileUntilItMayBeTold() {
        Recorded person = SYSTEMS.story.referred(Story.CLINIC);
        Recorded other = SYSTEMS.story.referred(Story.CLINIC);
        SYSTEMS.happens(person, INTERVIEWED);
        SYSTEMS.happens(other, INTERVIEWED);
        SYSTEMS.later(DAY);
        SYSTEMS.bean(FeedbackFiles.class).makeToday();
        SYSTEMS.restrict(person);
        SYSTEMS.happens(person, ORIENTED);

        assertThat(morning()).singleElement().satisfies(file -> assertThat(file.text())
                .contains(other.code())
                .doesNotContain(person.code()));
        SYSTEMS.lift(person);
        SYSTEMS.later(DAY);

        assertThat(morning()).singleElement().satisfies(file -> {
            assertThat(file.lines()).hasSize(3);
            assertThat(file.text()).contains(";10;", ";12;").doesNotContain(other.code());
        });
    }

    @Test
    void aFileWhoseLinesMayAllNotBeToldAnyMoreIsNotPut() {
        Recorded person = SYSTEMS.story.referred(Story.CLINIC);
        SYSTEMS.happens(person, INTERVIEWED);
        SYSTEMS.later(DAY);
        SYSTEMS.bean(FeedbackFiles.class).makeToday();
        SYSTEMS.restrict(person);

        assertThat(morning()).isEmpty();
        assertThat(SYSTEMS.story.waiting(Stage.FEEDBACK_FILE)).isZero();
    }

    @Test
    void aFileThatCouldNotBePutThereIsTriedAgainUnderTheSameName() {
        SYSTEMS.happens(SYSTEMS.story.referred(Story.CLINIC), INTERVIEWED);
        SYSTEMS.later(DAY);
        FeedbackFiles files = SYSTEMS.bean(FeedbackFiles.class);
        files.makeToday();
        Work first = files.due(10).get(0);
        String name = files.name(first);

        files.failed(first, new IOException());
        TestDatabase.client().sql("update work set next_attempt_at = now()").update();

        assertThat(morning()).singleElement().satisfies(file -> assertThat(file.name())
                .isEqualTo(name));
    }

    /** Makes and puts files as the routes do. */
    private static List<Put> morning() {
        FeedbackFiles files = SYSTEMS.bean(FeedbackFiles.class);
        files.makeToday();
        List<Put> put = new ArrayList<>();
        for (Work work : files.due(50)) {
            if (files.hasLines(work)) {
                put.add(new Put(
                        files.partner(work),
                        files.name(work),
                        new String(files.content(work), StandardCharsets.UTF_8)));
            }
            files.written(work);
        }
        return put;
    }

    private static long count(String table) {
        return TestDatabase.client()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private static List<String> audited() {
        return TestDatabase.client()
                .sql("select about from audit where what = 'feedback.filed'")
                .query(String.class)
                .list();
    }
}
