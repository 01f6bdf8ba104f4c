package it.ponte.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.HubUnderTest;
import it.ponte.TestDatabase;
import it.ponte.work.Leases;
import it.ponte.work.SourceState;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.apache.camel.component.file.GenericFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@ExtendWith(OutputCaptureExtension.class)
class SourcesTest {
    private Instant now = Instant.parse("2026-11-23T08:00:00Z");
    private final InstantSource clock = () -> now;
    private final SourceState state = new SourceState();
    private final Sources one = hub(TestDatabase.client());
    private final Sources other = hub(TestDatabase.client());

    @BeforeEach
    void empty() {
        TestDatabase.clean();
    }

    @Test
    void aFolderIsPolledByTheHubThatHoldsItAndByNoneThatWasNotHeardForLong() {
        assertThat(polls(one)).as("before it was taken").isFalse();
        one.of("uno");
        other.of("uno");
        one.renew();
        other.renew();

        assertThat(polls(one)).isTrue();
        assertThat(polls(other)).isFalse();
        now = now.plusSeconds(15);
        assertThat(polls(one)).as("it was not renewed").isFalse();
    }

    @Test
    void whatWasFetchedUnderALostLeaseIsNotTakenAway() {
        polled(one);
        one.confirm("uno");

        TestDatabase.client()
                .sql("update lease set held_until = now() - interval '1 second'")
                .update();
        assertThatThrownBy(() -> one.confirm("uno")).isInstanceOf(IllegalStateException.class);
        polled(other);

        assertThatThrownBy(() -> one.confirm("uno")).isInstanceOf(IllegalStateException.class);
        other.confirm("uno");
    }

    @Test
    void withoutTheDatabaseNothingIsPolled() {
        JdbcClient away = JdbcClient.create(new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:" + HubUnderTest.freePort() + "/ponte", "nobody", "none"));
        polled(one);
        Sources cutOff = hub(away);
        cutOff.of("uno").leased(1, now.plusSeconds(15));
        assertThat(polls(cutOff)).isTrue();

        assertThatThrownBy(cutOff::renew).isInstanceOf(DataAccessException.class);

        assertThat(polls(cutOff)).isFalse();
        assertThat(polls(one)).isTrue();
    }

    @Test
    void aFolderThatFailsIsToldOnceAndTriedAfterGrowingPauses(CapturedOutput printed) throws Exception {
        Source source = one.of("uno");
        source.leased(1, Instant.MAX);
        int tries = 0;
        for (int second = 0; second < 3600; second++) {
            if (source.begin(null, null)) {
                tries++;
                source.rollback(null, null, 0, new IllegalStateException("Rossi", new IOException("Rossi")));
            }
            now = now.plusSeconds(1);
        }

        assertThat(tries).isBetween(15, 22);
        assertThat(state.allWork()).isFalse();
        source.commit(null, null, 0);
        assertThat(state.allWork()).isTrue();
        assertThat(printed.getAll().lines().filter(line -> line.contains("the folder of uno")))
                .hasSize(2)
                .first()
                .asString()
                .contains("java.io.IOException");
        assertThat(printed.getAll()).doesNotContain("Rossi");
    }

    @Test
    void aFolderThatPassedToAnotherHubIsNotThisOnesTrouble() throws Exception {
        polled(one);
        one.of("uno").rollback(null, null, 0, new IOException());
        assertThat(state.allWork()).isFalse();

        TestDatabase.client().sql("update lease set holder = 'another'").update();
        one.renew();

        assertThat(state.allWork()).isTrue();
    }

    @Test
    void aFileIsTakenWhenItStoodStillAndThenAfterGrowingPauses(CapturedOutput printed) {
        assertThat(listed("a.csv", 5)).as("seen for the first time").isFalse();
        assertThat(listed("a.csv", 9)).as("it grew").isFalse();
        assertThat(listed("a.csv", 9)).isTrue();

        int tries = 0;
        for (int poll = 0; poll < 1800; poll++) {
            if (listed("a.csv", 9)) {
                tries++;
                one.of("uno").begins(file("a.csv", 9), () -> true);
            }
        }
        assertThat(tries).isBetween(15, 22);
        assertThat(printed.getAll().lines().filter(line -> line.contains("a file of uno could not be taken")))
                .hasSize(1);
        assertThat(listed("a.csv", 10)).as("another version begins anew").isFalse();
        assertThat(listed("a.csv", 10)).isTrue();
    }

    @Test
    void namesThatAreNotSafeToAskForAreToldOnce(CapturedOutput printed) {
        for (String name : new String[] {"*", "a?.csv", "a\\b", "a\nb", "x".repeat(201), ".nascosto", "a.csv.part"}) {
            assertThat(listed(name, 1) || listed(name, 1)).as(name).isFalse();
        }
        assertThat(listed("D'Alò [1] marzo.csv", 1) || listed("D'Alò [1] marzo.csv", 1))
                .isTrue();
        assertThat(printed.getAll().lines().filter(line -> line.contains("stays where it is")))
                .hasSize(5);
    }

    /** One file is listed in a poll of its own, two seconds after the last. */
    private boolean listed(String name, long size) {
        Source source = one.of("uno");
        source.leased(1, Instant.MAX);
        now = now.plusSeconds(2);
        assertThat(source.begin(null, null)).isTrue();
        boolean accepted = source.accepts(file(name, size));
        source.commit(null, null, 0);
        return accepted;
    }

    private static GenericFile<Object> file(String name, long size) {
        GenericFile<Object> file = new GenericFile<>();
        file.setFileNameOnly(name);
        file.setFileLength(size);
        file.setLastModified(1000);
        return file;
    }

    private void polled(Sources hub) {
        hub.of("uno");
        hub.renew();
        assertThat(polls(hub)).isTrue();
    }

    private static boolean polls(Sources hub) {
        return hub.of("uno").begin(null, null);
    }

    private Sources hub(JdbcClient database) {
        return new Sources(new Leases(database), state, clock.withZone(ZoneOffset.UTC));
    }
}
