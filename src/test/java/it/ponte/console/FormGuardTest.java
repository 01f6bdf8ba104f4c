package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormGuardTest {
    private final MovingClock clock = new MovingClock();
    private final FormGuard guard = new FormGuard(TestDatabase.vault(), clock, Duration.ofSeconds(3));
    private final String stamp = guard.stamp();

    @Test
    void a_form_that_took_a_while_has_its_number() {
        clock.forward(Duration.ofMinutes(12));

        assertThat(guard.number(filled(stamp, ""))).hasValue(stamp.split("\\.")[1]);
    }

    @Test
    void a_form_that_comes_back_at_once_is_a_machines() {
        clock.forward(Duration.ofSeconds(1));

        assertThat(guard.number(filled(stamp, ""))).isEmpty();
    }

    @Test
    void a_form_that_was_open_for_days_is_shown_again() {
        clock.forward(Duration.ofHours(25));

        assertThat(guard.number(filled(stamp, ""))).isEmpty();
    }

    @Test
    void a_stamp_that_was_made_elsewhere_is_none() {
        clock.forward(Duration.ofMinutes(12));
        String[] parts = stamp.split("\\.");
        String otherNumber = parts[0] + ".00000000-0000-0000-0000-000000000000." + parts[2];
        String older = (Long.parseLong(parts[0]) - 60) + "." + parts[1] + "." + parts[2];

        for (String wrong : List.of(otherNumber, older, "", "1", "1.2.3", "x.y.z", stamp + "0")) {
            assertThat(guard.number(filled(wrong, ""))).as(wrong).isEmpty();
        }
    }

    @Test
    void only_a_machine_fills_in_what_people_do_not_see() {
        clock.forward(Duration.ofMinutes(12));

        assertThat(guard.number(filled(stamp, "https://spam.example"))).isEmpty();
    }

    private static Filled filled(String stamp, String trap) {
        return new Filled(Map.of("modulo", List.of(stamp), "sito", List.of(trap)));
    }
}
