package it.ponte.access;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.access.SignInTries.Proof;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInTriesTest {
    private final HandClock clock = new HandClock(Instant.parse("2026-11-22T08:00:00Z"));
    private final SignInTries hub = new SignInTries(TestDatabase.client(), clock);
    private final SignInTries otherHub = new SignInTries(TestDatabase.client(), clock);

    @BeforeEach
    void nothing_was_tried() {
        TestDatabase.clean();
    }

    @Test
    void five_wrong_passwords_lock_the_name_on_every_hub_for_a_quarter_of_an_hour() {
        for (int i = 0; i < 5; i++) {
            assertThat((i % 2 == 0 ? hub : otherHub).lets("anna", Proof.PASSWORD, false))
                    .isFalse();
        }

        assertThat(hub.lets("anna", Proof.PASSWORD, true)).isFalse();
        clock.forward(Duration.ofMinutes(14));
        assertThat(otherHub.lets("anna", Proof.PASSWORD, true)).isFalse();
        clock.forward(Duration.ofMinutes(1));
        assertThat(otherHub.lets("anna", Proof.PASSWORD, true)).isTrue();
    }

    @Test
    void whether_a_name_is_locked_can_be_asked_without_trying() {
        wrong(Proof.CODE, 4);
        assertThat(hub.isLocked("anna", Proof.CODE)).isFalse();
        wrong(Proof.CODE, 1);

        assertThat(otherHub.isLocked("anna", Proof.CODE)).isTrue();
        assertThat(hub.isLocked("anna", Proof.PASSWORD)).isFalse();
        clock.forward(Duration.ofMinutes(15));
        assertThat(hub.isLocked("anna", Proof.CODE)).isFalse();
    }

    @Test
    void trying_on_does_not_lengthen_the_lock() {
        wrong(Proof.PASSWORD, 5);
        clock.forward(Duration.ofMinutes(10));
        wrong(Proof.PASSWORD, 1);
        clock.forward(Duration.ofMinutes(5));

        assertThat(hub.lets("anna", Proof.PASSWORD, true)).isTrue();
    }

    @Test
    void four_wrong_ones_are_forgiven_by_a_right_one_and_by_time() {
        wrong(Proof.PASSWORD, 4);
        assertThat(hub.lets("anna", Proof.PASSWORD, true)).isTrue();
        wrong(Proof.PASSWORD, 4);
        clock.forward(Duration.ofMinutes(15));
        wrong(Proof.PASSWORD, 4);

        assertThat(hub.lets("anna", Proof.PASSWORD, true)).isTrue();
    }

    @Test
    void a_right_password_does_not_forgive_wrong_codes() {
        wrong(Proof.CODE, 4);
        hub.lets("anna", Proof.PASSWORD, true);
        wrong(Proof.CODE, 1);

        assertThat(hub.lets("anna", Proof.CODE, true)).isFalse();
        assertThat(hub.lets("anna", Proof.PASSWORD, true)).isTrue();
    }

    @Test
    void invented_names_grow_no_table() {
        for (int i = 0; i < 20; i++) {
            hub.nobody();
        }

        assertThat(TestDatabase.client()
                        .sql("select count(*) from sign_in_tries")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private void wrong(Proof proof, int times) {
        for (int i = 0; i < times; i++) {
            hub.lets("anna", proof, false);
        }
    }
}
