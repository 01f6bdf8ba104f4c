package it.ponte.intake;

import static it.ponte.HubUnderTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.TestDatabase;
import it.ponte.embedded.TestPostgres;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** Short messages that come at the same time: one commit for all, and yet each for itself. */
class InboxTogetherTest {
    private final Worklist worklist = new Worklist(TestDatabase.client(), TestDatabase.transactions());
    private final Inbox inbox = new Inbox(
            TestDatabase.client(),
            TestDatabase.template(),
            TestDatabase.transactions(),
            TestDatabase.vault(),
            worklist,
            20);
    private final ExecutorService senders = Executors.newCachedThreadPool();

    @BeforeEach
    void empty() {
        TestDatabase.clean();
    }

    @AfterEach
    void end() {
        senders.shutdownNow();
    }

    @Test
    void messagesThatComeAtTheSameTimeAreCommittedTogetherEachWithItsLinesAndItsWork() throws Exception {
        List<Envelope> kept = all(together(
                Delivery.of("first").posted("key-1"),
                Delivery.of("Anna;1", "Bruno;2").posted(null),
                Delivery.of("Carla;3").named("marzo.csv"),
                Delivery.of("Dora;4").refused("TRUNCATED", 3, "CF")));

        assertThat(kept).extracting(Envelope::lines).containsExactly(1, 2, 1, 0);
        assertThat(kept.subList(1, 4))
                .allSatisfy(envelope -> assertThat(inbox.get(envelope.id())).isEqualTo(envelope));
        assertThat(number("count(distinct xmin::text) from envelope")).isEqualTo(2);
        assertThat(worklist.waiting()).containsEntry(Stage.NORMALISE, 3L).containsEntry(Stage.RECEIPT, 1L);
        assertThat(content(kept.get(1))).containsExactly("2 Anna;1", "3 Bruno;2");
        assertThat(content(kept.get(2))).containsExactly("2 Carla;3");
    }

    @Test
    void equalOnesAmongThemAreOneEnvelopeAndAnotherRequestUnderTheSameKeyIsAConflictForItsSenderOnly()
            throws Exception {
        Envelope earlier = inbox.keep(Delivery.of("{}").posted("key-0"));

        List<Future<Envelope>> answers = together(
                Delivery.of("first").posted("key-1"),
                Delivery.of("same").posted("key-2"),
                Delivery.of("same").posted("key-2").asOf("2026-03-02T08:00:09Z"),
                Delivery.of("other").posted("key-2"),
                Delivery.of("{}").posted("key-0"),
                Delivery.of("a file"),
                Delivery.of("a file"),
                Delivery.of("new").posted("key-3"));

        assertThatThrownBy(() -> answers.remove(3).get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(IdempotencyConflict.class);
        List<Envelope> kept = all(answers);
        assertThat(kept.get(2)).isEqualTo(kept.get(1));
        assertThat(kept.get(3)).isEqualTo(earlier);
        assertThat(kept.get(5)).isEqualTo(kept.get(4));
        assertThat(number("count(*) from envelope")).isEqualTo(5);
        assertThat(number("count(*) from envelope_line")).isEqualTo(5);
        assertThat(number("count(*) from work")).isEqualTo(5);
    }

    @Test
    void oneThatCannotBeWrittenLeavesNothingAndDoesNotHoldBackTheOthers() throws Exception {
        List<Future<Envelope>> answers = together(
                Delivery.of("first").posted("key-1"),
                Delivery.of("good").posted("key-2"),
                Delivery.of("bad").posted("key-3").mapped("not\u0000storable", "first", "referral"),
                Delivery.of("good too").posted("key-4"));

        assertThatThrownBy(() -> answers.remove(2).get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(DataAccessException.class);
        assertThat(all(answers)).extracting(Envelope::lines).containsExactly(1, 1, 1);
        assertThat(number("count(*) from envelope")).isEqualTo(3);
        assertThat(number("count(*) from work")).isEqualTo(3);
    }

    @Test
    void aCommitWhoseAnswerIsLostDoublesNothing() throws Exception {
        AtomicInteger lost = new AtomicInteger();
        var forgetful = new JdbcTransactionManager(TestPostgres.dataSource()) {
            @Override
            protected void doCommit(DefaultTransactionStatus status) {
                super.doCommit(status);
                if (lost.getAndIncrement() == 1) {
                    throw new TransactionSystemException("the connection broke before the answer came");
                }
            }
        };
        Inbox unlucky = new Inbox(
                TestDatabase.client(), TestDatabase.template(), forgetful, TestDatabase.vault(), worklist, 20);

        List<Envelope> kept = all(together(
                unlucky,
                Delivery.of("first").posted("key-1"),
                Delivery.of("second").posted("key-2"),
                Delivery.of("third").posted(null)));

        assertThat(kept).extracting(Envelope::code).doesNotHaveDuplicates();
        assertThat(number("count(*) from envelope")).isEqualTo(3);
        assertThat(number("count(*) from work")).isEqualTo(3);
    }

    private List<Future<Envelope>> together(Delivery... deliveries) throws Exception {
        return together(inbox, deliveries);
    }

    /** The first is held up in the database until all others wait behind it. */
    private List<Future<Envelope>> together(Inbox into, Delivery... deliveries) throws Exception {
        List<Future<Envelope>> answers = new ArrayList<>();
        try (Connection other = TestPostgres.dataSource().getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("lock table envelope in share row exclusive mode");
            for (Delivery delivery : deliveries) {
                AtomicReference<Thread> sender = new AtomicReference<>();
                answers.add(senders.submit(() -> {
                    sender.set(Thread.currentThread());
                    return into.keep(delivery);
                }));
                boolean isFirst = answers.size() == 1;
                eventually(() -> isFirst
                        ? number("count(*) from pg_locks where not granted") == 1
                        : sender.get() != null && sender.get().getState() == Thread.State.WAITING);
            }
            other.commit();
        }
        return answers;
    }

    private static List<Envelope> all(List<Future<Envelope>> answers) throws Exception {
        List<Envelope> kept = new ArrayList<>();
        for (Future<Envelope> answer : answers) {
            kept.add(answer.get(10, TimeUnit.SECONDS));
        }
        return kept;
    }

    private List<String> content(Envelope envelope) {
        return TestDatabase.transaction().execute(tx -> inbox.waiting(List.of(new Part(envelope.id(), 1, 99))).stream()
                .map(line -> line.number() + " " + new String(line.line().content(), StandardCharsets.UTF_8))
                .toList());
    }

    private static long number(String what) {
        return TestDatabase.client().sql("select " + what).query(Long.class).single();
    }
}
