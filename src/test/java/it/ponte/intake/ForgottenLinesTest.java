package it.ponte.intake;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.vocabulary.Verdict;
import it.ponte.work.Worklist;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What still lies here of a person who is forgotten, while it waits. */
class ForgottenLinesTest {
    private final Inbox inbox = TestInbox.inbox();
    private final ForgottenLines lines = new ForgottenLines(
            TestDatabase.client(),
            TestDatabase.vault(),
            Clock.systemUTC(),
            new Worklist(TestDatabase.client(), TestDatabase.transactions()));

    private Envelope sent;

    @BeforeEach
    void a_refused_a_delayed_and_two_waiting_lines() {
        TestDatabase.clean();
        sent = inbox.keep(Delivery.of("[\"hers\"]", "[\"hers\"]", "[\"hers\"]", "[\"another's\"]"));
        TestDatabase.transaction()
                .execute(tx -> inbox.settle(Map.of(
                        sent.id(),
                        List.of(
                                new SettledLine(2, Verdict.REFUSED, null),
                                new SettledLine(3, Verdict.DELAYED, null)))));
        TestDatabase.client()
                .sql("insert into problem (envelope, line, ordinal, field, code) select ?, n, o, '', 'X'"
                        + " from generate_series(2, 3) n, generate_series(1, 2) o")
                .param(sent.id())
                .update();
    }

    private int forget() {
        return TestDatabase.transaction()
                .execute(tx -> lines.forgetKept(sent.partner(), value -> value.equals("hers")));
    }

    @Test
    void refusedDelayedAndWaitingLinesOfHersAreEmptiedAndHaveTheirAnswer() {
        assertThat(forget()).isEqualTo(3);

        assertThat(inbox.lines(sent.id(), 0, 4))
                .extracting(SettledLine::verdict)
                .containsExactly(Verdict.REFUSED, Verdict.REFUSED, Verdict.REFUSED, null);
        assertThat(one("select count(*) from envelope_line where content is not null"))
                .isEqualTo("1");
        assertThat(one("select settled from envelope")).isEqualTo("3");
        assertThat(inbox.waiting(List.of(new Part(sent.id(), 2, 5))))
                .extracting(WaitingLine::number)
                .containsExactly(5);
    }

    @Test
    void theSenderIsAnsweredWhenHersWasTheLastLine() {
        TestDatabase.client().sql("update envelope set channel = 'sftp'").update();
        TestDatabase.client().sql("delete from work").update();
        TestDatabase.transaction()
                .execute(tx -> inbox.settle(Map.of(sent.id(), List.of(new SettledLine(5, Verdict.RECORDED, "R-1")))));

        forget();

        assertThat(one("select completed_at is not null from envelope")).isEqualTo("t");
        assertThat(one("select string_agg(stage, ',') from work")).isEqualTo("RECEIPT");
    }

    @Test
    void aRecordedLineOfHersLeadsNowhereAndOneOfAnotherServiceIsNotTouched() {
        TestDatabase.transaction()
                .execute(tx -> inbox.settle(Map.of(sent.id(), List.of(new SettledLine(5, Verdict.RECORDED, "R-1")))));

        lines.forgetRecorded(List.of("another"), List.of("R-1"));
        assertThat(one("select count(record_code) from envelope_line")).isEqualTo("1");

        lines.forgetRecorded(List.of(sent.partner()), List.of("R-1"));
        assertThat(one("select count(record_code) from envelope_line")).isEqualTo("0");
    }

    private static String one(String sql) {
        return TestDatabase.client().sql(sql).query(String.class).single();
    }
}
