package it.ponte.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RhythmTest {
    @ParameterizedTest
    @CsvSource({
        "DAILY, 2026-11-18T06:59:59Z, 2026-11-18T07:00:00Z",
        "DAILY, 2026-11-18T07:00:00Z, 2026-11-19T07:00:00Z",
        "DAILY, 2026-11-20T07:00:00Z, 2026-11-23T07:00:00Z",
        "DAILY, 2026-07-01T06:00:00Z, 2026-07-02T06:00:00Z",
        "WEEKLY, 2026-11-18T12:00:00Z, 2026-11-23T07:00:00Z",
        "WEEKLY, 2026-04-01T12:00:00Z, 2026-04-07T06:00:00Z",
        "WEEKLY, 2026-12-22T12:00:00Z, 2026-12-28T07:00:00Z",
    })
    void theNextDigestLeavesAtEightInItalyOnAWorkingDay(Rhythm rhythm, Instant now, Instant next) {
        assertThat(rhythm.after(now)).contains(next);
    }

    @Test
    void whoWantsNoneHasNone() {
        assertThat(Rhythm.NEVER.after(Instant.EPOCH)).isEmpty();
    }
}
