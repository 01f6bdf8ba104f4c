package it.ponte.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.intake.Envelope;
import it.ponte.intake.Replay;
import it.ponte.intake.ReplayScope;
import it.ponte.intake.Replays;
import it.ponte.mapping.Mappings;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayingTest {
    private static final ReplayScope UNKNOWN_LICENCES =
            new ReplayScope("servizi", null, "UNKNOWN_CODE", "PATENTI", true);

    private RoomsUnderTest before;
    private RoomsUnderTest now;
    private Replays replays;
    private Replaying replaying;

    /** The same database seen by two hubs: one before, one after the partner's mapping has learned licence C. */
    @BeforeEach
    void open(@TempDir Path home) {
        TestDatabase.clean();
        before = new RoomsUnderTest(home.resolve("before"), "{B: B}");
        now = new RoomsUnderTest(home.resolve("now"), "{B: B, C: C}");
        replays = now.bean(Replays.class);
        replaying = now.bean(Replaying.class);
    }

    @AfterEach
    void close() {
        before.close();
        now.close();
    }

    @Test
    void allLinesWithACodeThatTheMappingHasLearnedAreRecorded() {
        Envelope one = before.settled("A-1;NO;Uno;;C", "A-2;NO;Due;31/02/1990;B");
        Envelope two = before.settled(RoomsUnderTest.NOW.plusSeconds(1), "A-3;NO;Tre;;C", "A-4;NO;Quattro;boh;C");

        long id = replays.begin(UNKNOWN_LICENCES, "operator:operatrice").orElseThrow();
        assertThat(replays.find(id)).get().extracting(Replay::total).isEqualTo(3);
        assertThat(replaying.goOn()).isEqualTo(3);

        assertThat(now.verdicts(one)).containsExactly("RECORDED", "REFUSED");
        assertThat(now.verdicts(two)).containsExactly("RECORDED", "REFUSED");
        Replay done = replays.find(id).orElseThrow();
        assertThat(List.of(done.done(), done.mended(), done.failed(), done.stillRefused()))
                .containsExactly(3, 2, 0, 1);
        assertThat(done.finishedAt()).isNotNull();
    }

    @Test
    void aLineTellsByWhichVersionOfItsMappingItWasAnswered() {
        Envelope sent = before.settled("A-1;NO;Uno;;C", "A-2;NO;Due;;B");
        replays.begin(new ReplayScope("servizi", sent.code(), null, null, true), "operator:operatrice");

        replaying.goOn();

        assertThat(TestDatabase.client()
                        .sql("select coalesce(mapping_version, '-') from envelope_line order by number")
                        .query(String.class)
                        .list())
                .containsExactly(now.bean(Mappings.class).get("servizi").version(), "-");
    }

    @Test
    void aSenderGetsOneReceiptMoreHoweverManyBatchesItsFileTakes() {
        before.settled(
                IntStream.range(0, 1100).mapToObj(i -> "A-" + i + ";NO;Uno;;C").toArray(String[]::new));
        TestDatabase.client().sql("delete from work").update();
        replays.begin(UNKNOWN_LICENCES, "operator:operatrice");

        assertThat(replaying.goOn()).isEqualTo(1100);

        assertThat(now.bean(Worklist.class).waiting()).containsEntry(Stage.RECEIPT, 1L);
    }

    @Test
    void newLinesGoFirstAndAStoppedReplayDoesNothingMore() {
        Envelope sent = before.settled(
                IntStream.range(0, 1100).mapToObj(i -> "A-" + i + ";NO;Uno;;C").toArray(String[]::new));
        TestDatabase.client().sql("delete from work").update();
        now.bean(Worklist.class).add(Stage.NORMALISE, sent.id(), 9000, 9001);
        long id = replays.begin(UNKNOWN_LICENCES, "operator:operatrice").orElseThrow();

        assertThat(replaying.goOn()).as("one batch while new lines wait").isEqualTo(500);
        replaying.stop(id, new OperatorCaller("altra"));
        assertThat(replaying.goOn()).isZero();

        Replay stopped = replays.find(id).orElseThrow();
        assertThat(stopped.stoppedBy()).isEqualTo("operator:altra");
        assertThat(stopped.done()).isEqualTo(500);
        assertThat(Collections.frequency(now.verdicts(sent), "RECORDED")).isEqualTo(500);
        assertThat(now.bean(Worklist.class).waiting())
                .as("its sender hears of what was done")
                .containsEntry(Stage.RECEIPT, 1L);
    }

    @Test
    void aReplayGoesOnWhereItStoodAndPassesEachLineOnce() {
        before.settled(
                IntStream.range(0, 700).mapToObj(i -> "A-" + i + ";NO;Uno;;X").toArray(String[]::new));
        long id = replays.begin(UNKNOWN_LICENCES, "operator:operatrice").orElseThrow();
        TestDatabase.client().sql("delete from work").update();
        now.bean(Worklist.class).add(Stage.NORMALISE, 1, 9000, 9001);
        assertThat(replaying.goOn()).isEqualTo(500);
        TestDatabase.client().sql("delete from work").update();

        assertThat(replaying.goOn()).as("its lines are refused still").isEqualTo(200);
        assertThat(replays.find(id)).get().extracting(Replay::stillRefused).isEqualTo(700);
        assertThat(replaying.goOn()).isZero();
    }

    @Test
    void aLineThatBreaksIsPassedOverAndCountedAndStaysAsItWas() {
        Envelope sent = before.settled("A-1;NO;Uno;;C", "A-2;NO;Due;;C", "A-3;NO;Tre;;C");
        TestDatabase.client()
                .sql("update envelope_line set content = 'broken' where number = 3")
                .update();
        long id = replays.begin(UNKNOWN_LICENCES, "operator:operatrice").orElseThrow();

        assertThat(replaying.goOn()).isEqualTo(3);

        assertThat(now.verdicts(sent)).containsExactly("RECORDED", "REFUSED", "RECORDED");
        Replay done = replays.find(id).orElseThrow();
        assertThat(List.of(done.done(), done.mended(), done.failed())).containsExactly(3, 2, 1);
    }

    @Test
    void whatCameAfterItBeganIsNotItsMatter() {
        before.settled("A-1;NO;Uno;;C");
        long id = replays.begin(UNKNOWN_LICENCES, "operator:operatrice").orElseThrow();
        Envelope later = before.settled(RoomsUnderTest.NOW.plusSeconds(1), "A-2;NO;Due;;C");

        replaying.goOn();

        assertThat(now.verdicts(later)).containsExactly("REFUSED");
        assertThat(replays.find(id).orElseThrow().done()).isEqualTo(1);
    }

    @Test
    void anImpatientSecondClickBeginsNothingNewAndNothingToDoIsSaid() {
        assertThat(replays.begin(UNKNOWN_LICENCES, "operator:operatrice")).isEmpty();
        before.settled("A-1;NO;Uno;;C");

        long first = replays.begin(UNKNOWN_LICENCES, "operator:operatrice").orElseThrow();

        assertThat(replays.begin(UNKNOWN_LICENCES, "operator:operatrice")).contains(first);
        assertThat(replays.latest(10)).hasSize(1);
    }

    @Test
    void whatWasRecordedIsNotReadAgain() {
        Envelope sent = before.settled("A-1;NO;Uno;;B");

        assertThat(replays.count(new ReplayScope("servizi", sent.code(), null, null, true)))
                .isZero();
    }
}
