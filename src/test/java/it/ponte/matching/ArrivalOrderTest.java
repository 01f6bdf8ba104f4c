package it.ponte.matching;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.work.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArrivalOrderTest {
    @Test
    void everyOrderOfArrivalEndsInTheSameProposals() {
        List<Map<String, List<String>>> ends = new ArrayList<>();
        for (int order = 0; order < 8; order++) {
            Room fresh = new Room(3);
            Random shuffling = new Random(order);
            for (Runnable arrival : arrivals(fresh, shuffling)) {
                arrival.run();
                if (shuffling.nextInt(3) == 0) {
                    fresh.match();
                }
            }
            fresh.match();
            ends.add(fresh.shortlists());
        }

        assertThat(ends.get(0).values()).filteredOn(list -> list.size() == 3).hasSizeGreaterThan(2);
        assertThat(ends).allSatisfy(end -> assertThat(end).isEqualTo(ends.get(0)));
    }

    @Test
    void manyHandsAtOnceEndInTheSameProposals() throws InterruptedException {
        Map<String, List<String>> expected = null;
        for (int round = 0; round < 5; round++) {
            Room fresh = new Room(3);
            arrivals(fresh, new Random(round)).forEach(Runnable::run);
            fresh.worklist.addAll(Stage.MATCH_VACANCY, List.of(1L, 2L, 3L, 4L, 5L, 6L));
            List<Thread> hands = Stream.generate(() -> new Thread(fresh.matching::matchWaiting))
                    .limit(4)
                    .toList();
            hands.forEach(Thread::start);
            for (Thread hand : hands) {
                hand.join();
            }
            fresh.match();

            assertThat(fresh.worklist.waiting()).isEmpty();
            expected = expected == null ? fresh.shortlists() : expected;
            assertThat(fresh.shortlists()).isEqualTo(expected);
        }
    }

    /** Twenty people, each told twice (the second telling holds), and six vacancies, shuffled. */
    private static List<Runnable> arrivals(Room room, Random shuffling) {
        List<Runnable> arrivals = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int person = i;
            AtomicInteger telling = new AtomicInteger();
            Runnable told = () -> {
                int nth = telling.incrementAndGet();
                room.tell(
                        "p" + person,
                        Drawn.person(new Random(100L * nth + person))
                                .enrolledAt("2026-1%d-%02dT08:00:00Z".formatted(nth - 1, 1 + person)));
            };
            arrivals.add(told);
            arrivals.add(told);
        }
        for (int i = 0; i < 6; i++) {
            int vacancy = i;
            arrivals.add(() -> room.tell(Drawn.job(new Random(500 + vacancy)).externalId("j" + vacancy)));
        }
        Collections.shuffle(arrivals, shuffling);
        return arrivals;
    }
}
