package it.ponte.intake;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.vocabulary.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxSettleTest {
    private final Inbox inbox = TestInbox.inbox();

    private long envelope;

    @BeforeEach
    void keepThreeLines() {
        TestDatabase.clean();
        envelope = inbox.keep(Delivery.of("a", "b", "c")).id();
    }

    @Test
    void anEnvelopeIsCompleteWithItsLastAnswerNotBefore() {
        assertThat(settle(new SettledLine(2, Verdict.RECORDED, "R-1"), new SettledLine(4, Verdict.REFUSED, null)))
                .isFalse();
        assertThat(inbox.get(envelope).settled()).isEqualTo(2);
        assertThat(waiting()).containsExactly(3);

        assertThat(settle(new SettledLine(3, Verdict.UNCHANGED, "R-2"))).isTrue();
        assertThat(inbox.get(envelope).isSettled()).isTrue();
        assertThat(inbox.lines(envelope, 0, 10))
                .containsExactly(
                        new SettledLine(2, Verdict.RECORDED, "R-1"),
                        new SettledLine(3, Verdict.UNCHANGED, "R-2"),
                        new SettledLine(4, Verdict.REFUSED, null));
    }

    @Test
    void anAnswerStaysBesideItsLineAndTouchesNoIndex() {
        Long beside = TestDatabase.transaction().execute(tx -> {
            long before = besideTheirLines();
            inbox.settle(Map.of(
                    envelope,
                    List.of(new SettledLine(2, Verdict.RECORDED, "R-1"), new SettledLine(4, Verdict.REFUSED, null))));
            return besideTheirLines() - before;
        });

        assertThat(beside).isEqualTo(2);
    }

    @Test
    void anAnswerIsGivenOnce() {
        settle(new SettledLine(2, Verdict.RECORDED, "R-1"));

        assertThat(settle(new SettledLine(2, Verdict.UPDATED, "R-9"))).isFalse();
        assertThat(inbox.get(envelope).settled()).isOne();
        assertThat(inbox.lines(envelope, 0, 1)).containsExactly(new SettledLine(2, Verdict.RECORDED, "R-1"));
    }

    @Test
    void aDelayedLineHasItsAnswerAndStillWaits() {
        boolean complete = settle(
                new SettledLine(2, Verdict.RECORDED, "R-1"),
                new SettledLine(3, Verdict.DELAYED, null),
                new SettledLine(4, Verdict.RECORDED, "R-2"));

        assertThat(complete).isTrue();
        assertThat(waiting()).containsExactly(3);

        assertThat(settle(new SettledLine(3, Verdict.UPDATED, "R-1"))).isTrue();
        assertThat(waiting()).isEmpty();
        assertThat(inbox.get(envelope).settled()).isEqualTo(3);
    }

    @Test
    void whatARecordedLineSaidIsForgottenAndWhatHasProblemsIsKept() {
        settle(
                new SettledLine(2, Verdict.RECORDED, "R-1"),
                new SettledLine(3, Verdict.REFUSED, null),
                new SettledLine(4, Verdict.DELAYED, null));

        assertThat(TestDatabase.client()
                        .sql("select number from envelope_line where content is not null order by number")
                        .query(Integer.class)
                        .list())
                .containsExactly(3, 4);
    }

    @Test
    void linesAreReadInPagesTheWaitingOnesWithoutVerdict() {
        settle(new SettledLine(2, Verdict.RECORDED, "R-1"));

        assertThat(inbox.lines(envelope, 0, 2))
                .containsExactly(new SettledLine(2, Verdict.RECORDED, "R-1"), new SettledLine(3, null, null));
        assertThat(inbox.lines(envelope, 3, 2)).containsExactly(new SettledLine(4, null, null));
    }

    private boolean settle(SettledLine... answers) {
        return TestDatabase.transaction()
                .execute(tx -> inbox.settle(Map.of(envelope, List.of(answers))))
                .contains(envelope);
    }

    private List<Integer> waiting() {
        return TestDatabase.transaction().execute(tx -> inbox.waitingNumbers(new Part(envelope, 0, 99)));
    }

    /** Updates that no index was told of, as this connection counts them. */
    private static long besideTheirLines() {
        return TestDatabase.client()
                .sql("select n_tup_hot_upd from pg_stat_xact_user_tables where relname = 'envelope_line'")
                .query(Long.class)
                .single();
    }
}
