package it.ponte.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LetterSwitchTest {
    private final LetterSwitch letterSwitch = new LetterSwitch(TestDatabase.client());

    @BeforeEach
    void empty() {
        TestDatabase.clean();
    }

    @Test
    void lettersAreNotPausedUntilSomebodyPausesThem() {
        assertThat(letterSwitch.isPaused()).isFalse();
        letterSwitch.pause("operator:ada");
        assertThat(letterSwitch.isPaused()).isTrue();
    }

    @Test
    void pausingTwiceKeepsWhoDidItFirstAndResumingOnceIsEnough() {
        letterSwitch.pause("operator:ada");
        letterSwitch.pause("operator:bea");

        assertThat(TestDatabase.client()
                        .sql("select turned_by from switch")
                        .query(String.class)
                        .list())
                .containsExactly("operator:ada");
        letterSwitch.resume("operator:bea");
        assertThat(letterSwitch.isPaused()).isFalse();
    }
}
