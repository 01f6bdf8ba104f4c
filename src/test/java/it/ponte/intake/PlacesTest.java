package it.ponte.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.work.TryLater;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private final Places places = new Places(4, Duration.ofMillis(50));
    private final ExecutorService senders = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        end.countDown();
        senders.shutdownNow();
    }

    @Test
    void aPartnerWhoseMessagesDripLeavesHalfOfThePlacesToOthers() throws Exception {
        drips("uno");
        drips("uno");

        assertThatThrownBy(() -> places.in("uno", () -> "read")).hasCauseInstanceOf(TryLater.class);
        assertThat(places.in("due", () -> "read")).isEqualTo("read");
    }

    @Test
    void whoFindsNoPlaceInTimeIsToldToComeAgainAndFindsOneLater() throws Exception {
        Future<?> one = drips("uno");
        drips("uno");
        drips("due");
        drips("due");
        assertThatThrownBy(() -> places.in("tre", () -> "read")).hasCauseInstanceOf(TryLater.class);

        end.countDown();
        one.get(10, TimeUnit.SECONDS);

        assertThat(places.in("tre", () -> "read")).isEqualTo("read");
    }

    @Test
    void aMessageThatBreaksGivesItsPlaceBack() {
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> places.in("uno", () -> {
                        throw new IllegalStateException();
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }

        assertThat(places.in("uno", () -> "read")).isEqualTo("read");
    }

    /** A message that has its place and whose end does not come. */
    private Future<?> drips(String partner) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Future<?> sender = senders.submit(() -> places.in(partner, () -> {
            begun.countDown();
            try {
                return end.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException ended) {
                throw new IllegalStateException(ended);
            }
        }));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        return sender;
    }
}
