package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HandClock;
import it.ponte.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HourlyLimitTest {
    private final HandClock clock = new HandClock(Instant.parse("2026-11-23T08:00:00Z"));
    private final HourlyLimit one = hub(2);
    private final HourlyLimit other = hub(2);

    @BeforeEach
    void clean() {
        TestDatabase.clean();
    }

    @Test
    void anAddressSendsSoManyTimesInAnHourWhicheverHubTakesThem() {
        assertThat(one.lets("192.0.2.7")).isTrue();
        clock.forward(Duration.ofMinutes(40));
        assertThat(other.lets("192.0.2.7")).isTrue();
        assertThat(one.lets("192.0.2.7")).isFalse();
        assertThat(one.lets("192.0.2.8")).isTrue();

        clock.forward(Duration.ofMinutes(20));
        assertThat(other.lets("192.0.2.7")).isTrue();
        assertThat(other.lets("192.0.2.7")).isFalse();
    }

    @Test
    void oneNetworkOfIpv6IsOneAddress() {
        assertThat(one.lets("2001:db8:1:2::1")).isTrue();
        assertThat(one.lets("2001:db8:1:2:ffff::9")).isTrue();
        assertThat(one.lets("2001:db8:1:2:aaaa::7")).isFalse();
        assertThat(one.lets("2001:db8:1:3::1")).isTrue();
    }

    @Test
    void addressesAreKeptAsHashesAndForgottenAfterTheHour() {
        one.lets("192.0.2.7");
        assertThat(rows("position('192.0.2.7'::bytea in address) > 0")).isZero();

        clock.forward(Duration.ofHours(1));
        one.lets("192.0.2.8");

        assertThat(rows("true")).isEqualTo(1);
    }

    @Test
    void aLimitOfNoneClosesTheForm() {
        assertThat(hub(0).lets("192.0.2.7")).isFalse();
    }

    private static long rows(String where) {
        return TestDatabase.client()
                .sql("select count(*) from form_sender where " + where)
                .query(Long.class)
                .single();
    }

    private HourlyLimit hub(int atMost) {
        return new HourlyLimit(TestDatabase.client(), TestDatabase.vault(), clock, atMost);
    }
}
