package it.ponte.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class FaultsTest {
    private Instant now = Instant.parse("2026-11-23T08:00:00Z");
    private final InstantSource source = () -> now;
    private final Faults faults = new Faults(source.withZone(ZoneOffset.UTC));

    @Test
    void aFaultIsToldByItsInnermostClassAndPlaceNeverByItsMessage(CapturedOutput printed) {
        faults.noted("normalise", new IllegalStateException("Rossi", new IOException("Rossi")));

        assertThat(printed.getAll())
                .contains("route normalise failed: java.io.IOException at it.ponte.routing.FaultsTest:")
                .doesNotContain("Rossi");
    }

    @Test
    void aFaultThatGoesOnIsToldOnceAMinutePerRoute(CapturedOutput printed) {
        Throwable away = new IOException();
        for (int second = 0; second < 90; second++) {
            faults.noted("normalise", away);
            faults.noted("matching", away);
            now = now.plus(Duration.ofSeconds(1));
        }

        assertThat(printed.getAll().lines().filter(line -> line.contains("route normalise failed")))
                .hasSize(2);
        assertThat(printed.getAll().lines().filter(line -> line.contains("route matching failed")))
                .hasSize(2);
    }

    @Test
    void anotherFaultOfTheSameRouteIsToldAtOnce(CapturedOutput printed) {
        faults.noted("normalise", new IOException());
        faults.noted("normalise", new IllegalArgumentException());

        assertThat(printed.getAll()).contains("java.io.IOException", "java.lang.IllegalArgumentException");
    }
}
