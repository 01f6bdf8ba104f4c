package it.ponte.access;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.access.Absences.Absence;
import it.ponte.access.Caller.OperatorCaller;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AbsencesTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final OperatorCaller BY = new OperatorCaller("capo");

    private final HandClock clock = new HandClock(Instant.parse("2026-11-22T12:00:00Z"));
    private final Absences absences = new Absences(TestDatabase.client(), clock);

    @BeforeEach
    void three_accounts() {
        TestDatabase.clean();
        Operators operators = new Operators(TestDatabase.client(), Duration.ofDays(90));
        operators.make("anna");
        operators.make("bea");
        operators.make("carla");
    }

    @Test
    void the_deputy_sees_the_queue_from_the_first_day_to_the_last() {
        assertThat(absences.note("anna", MONDAY, MONDAY.plusDays(1), "bea", BY)).isTrue();

        assertThat(absences.queuesOf("bea")).as("Sunday").containsExactly("bea");
        clock.forward(Duration.ofDays(1));
        assertThat(absences.queuesOf("bea")).containsExactlyInAnyOrder("bea", "anna");
        assertThat(absences.queuesOf("carla")).containsExactly("carla");
        clock.forward(Duration.ofDays(1));
        assertThat(absences.queuesOf("bea")).as("the last day").contains("anna");
        clock.forward(Duration.ofDays(1));
        assertThat(absences.queuesOf("bea")).containsExactly("bea");
        assertThat(absences.notOver()).isEmpty();
    }

    @Test
    void who_stands_in_for_somebody_who_stands_in_sees_both() {
        absences.note("anna", MONDAY, MONDAY, "bea", BY);
        absences.note("bea", MONDAY, MONDAY, "carla", BY);
        absences.note("carla", MONDAY, MONDAY, "anna", BY);
        clock.forward(Duration.ofDays(1));

        assertThat(absences.queuesOf("carla")).containsExactlyInAnyOrder("anna", "bea", "carla");
    }

    @Test
    void what_makes_no_sense_is_not_noted() {
        assertThat(absences.note("anna", MONDAY, MONDAY.minusDays(1), "bea", BY))
                .isFalse();
        assertThat(absences.note("anna", MONDAY, MONDAY, "anna", BY)).isFalse();
        assertThat(absences.note("anna", MONDAY, MONDAY, "nessuno", BY)).isFalse();
        assertThat(absences.note("nessuno", MONDAY, MONDAY, "bea", BY)).isFalse();
        assertThat(absences.handOver("anna", "anna", BY)).isFalse();
        assertThat(absences.handOver("anna", "nessuno", BY)).isFalse();
        assertThat(absences.notOver()).isEmpty();
        assertThat(absences.handOvers()).isEmpty();
    }

    @Test
    void an_absence_is_taken_back_under_its_own_name_only() {
        absences.note("anna", MONDAY, MONDAY, "bea", BY);
        Absence noted = absences.notOver().get(0);

        assertThat(absences.cancel("bea", noted.id(), BY)).isFalse();
        assertThat(absences.cancel("anna", noted.id(), BY)).isTrue();
        assertThat(absences.notOver()).isEmpty();
    }

    @Test
    void a_queue_is_handed_over_until_it_is_given_back() {
        absences.handOver("anna", "bea", BY);
        absences.handOver("anna", "carla", BY);

        assertThat(absences.queuesOf("bea")).containsExactly("bea");
        assertThat(absences.queuesOf("carla")).containsExactlyInAnyOrder("carla", "anna");
        assertThat(absences.giveBack("anna", BY)).isTrue();
        assertThat(absences.giveBack("anna", BY)).isFalse();
        assertThat(absences.queuesOf("carla")).containsExactly("carla");
    }
}
