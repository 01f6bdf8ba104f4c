package it.ponte.matching;

import static it.ponte.matching.Job.job;
import static it.ponte.matching.Someone.who;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.vocabulary.Licence;
import it.ponte.work.Stage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MatchingLocksTest {
    private final Room room = new Room(2);

    @Test
    void peopleAreMatchedWhileSomebodyHoldsAVacancyThatNobodyOfThemFits() {
        long bus = room.tell(job().externalId("bus").driving(Licence.D));
        long vacancy = room.tell(job());
        room.match();
        room.tell("someone", who());

        TestDatabase.transaction().executeWithoutResult(tx -> {
            room.vacancies.lock(bus);
            assertThat(CompletableFuture.runAsync(room::match)).succeedsWithin(10, TimeUnit.SECONDS);
        });

        assertThat(room.shortlist(vacancy)).containsExactly("someone");
    }

    @Test
    void peopleWaitWhileAVacancyIsMatchedWhichMayStillSeeThemAsTheyWere() {
        long bus = room.tell(job().driving(Licence.D));
        room.match();
        room.worklist.add(Stage.MATCH_VACANCY, bus);

        CompletableFuture<?> both = TestDatabase.transaction().execute(tx -> {
            room.vacancies.lock(bus);
            CompletableFuture<Void> vacancies = CompletableFuture.runAsync(room::match);
            assertThat(vacancies).failsWithin(500, TimeUnit.MILLISECONDS);
            CompletableFuture<Void> people = CompletableFuture.runAsync(() -> room.tell("someone", who()))
                    .thenRunAsync(room::match);
            assertThat(people).failsWithin(500, TimeUnit.MILLISECONDS);
            return CompletableFuture.allOf(vacancies, people);
        });

        assertThat(both).succeedsWithin(10, TimeUnit.SECONDS);
    }
}
