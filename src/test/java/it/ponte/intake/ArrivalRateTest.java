package it.ponte.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ArrivalRateTest {
    /** A count of nanoseconds may begin below zero. */
    private final AtomicLong nanos = new AtomicLong(-5_000_000_000L);

    private final ArrivalRate rate = new ArrivalRate(nanos::get);

    @Test
    void whatCameInThisSecondOrTheOneBeforeCounts() {
        rate.add(3);
        rate.add(4);
        assertThat(rate.perSecond()).isEqualTo(7);

        pass(Duration.ofMillis(1100));
        assertThat(rate.perSecond()).as("the second before").isEqualTo(7);

        rate.add(9);
        assertThat(rate.perSecond()).isEqualTo(9);
    }

    @Test
    void aSecondWithoutAnythingEndsIt() {
        rate.add(5000);

        pass(Duration.ofMillis(1999));
        assertThat(rate.perSecond()).isEqualTo(5000);

        pass(Duration.ofMillis(2));
        assertThat(rate.perSecond()).isZero();
    }

    @Test
    void afterALongQuietWhileItCountsAnew() {
        rate.add(5000);
        pass(Duration.ofHours(30));

        rate.add(1);

        assertThat(rate.perSecond()).isEqualTo(1);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
