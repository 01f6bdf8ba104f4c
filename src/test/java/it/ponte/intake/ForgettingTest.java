package it.ponte.intake;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.vocabulary.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForgettingTest {
    private final Inbox inbox = TestInbox.inbox();

    private Envelope sent;

    @BeforeEach
    void a_refused_a_delayed_and_a_waiting_line() {
        TestDatabase.clean();
        sent = inbox.keep(Delivery.of("a", "b", "c"));
        TestDatabase.transaction()
                .execute(tx -> inbox.settle(Map.of(
                        sent.id(),
                        List.of(
                                new SettledLine(2, Verdict.REFUSED, null),
                                new SettledLine(3, Verdict.DELAYED, null)))));
        TestDatabase.client()
                .sql("insert into problem (envelope, line, ordinal, field, code) values (?, 2, 1, 'X', 'REQUIRED')")
                .param(sent.id())
                .update();
    }

    @Test
    void refusedLinesAndTheirProblemsAreForgottenAfterThirtyDays() {
        after(Duration.ofDays(30).plusHours(1)).forgetRefused();

        assertThat(after(Duration.ZERO).find(sent, 2)).isEmpty();
        assertThat(count("problem")).isZero();
        assertThat(inbox.lines(sent.id(), 0, 1)).containsExactly(new SettledLine(2, Verdict.REFUSED, null));
    }

    @Test
    void whatIsOursToRecordIsKept() {
        after(Duration.ofDays(300)).forgetRefused();

        assertThat(count("envelope_line where content is not null")).isEqualTo(2);
    }

    @Test
    void nothingIsForgottenBefore() {
        after(Duration.ofDays(30).minusHours(1)).forgetRefused();

        assertThat(after(Duration.ZERO).find(sent, 2)).isPresent();
        assertThat(count("problem")).isEqualTo(1);
    }

    private static KeptLines after(Duration time) {
        Clock later = Clock.fixed(Instant.now().plus(time), ZoneOffset.UTC);
        return new KeptLines(TestDatabase.client(), TestDatabase.vault(), later);
    }

    private static long count(String rows) {
        return TestDatabase.client()
                .sql("select count(*) from " + rows)
                .query(Long.class)
                .single();
    }
}
