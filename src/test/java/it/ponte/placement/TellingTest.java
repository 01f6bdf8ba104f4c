package it.ponte.placement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P13")
class TellingTest {
    @Test
    void whatIsNotOwedIsNeverToldOnceTheBasisHasEnded() {
        assertThat(Telling.of(false, true, false)).isEqualTo(Telling.NEVER);
        assertThat(Telling.of(false, true, true)).isEqualTo(Telling.NEVER);
        assertThat(Telling.of(true, true, false)).isEqualTo(Telling.NOW);
    }

    @Test
    void whileARecordIsOnlyKeptNothingIsToldAlsoNotWhatIsOwed() {
        assertThat(Telling.of(false, false, true)).isEqualTo(Telling.LATER);
        assertThat(Telling.of(true, true, true)).isEqualTo(Telling.LATER);
        assertThat(Telling.of(false, false, false)).isEqualTo(Telling.NOW);
    }
}
