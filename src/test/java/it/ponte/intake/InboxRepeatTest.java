package it.ponte.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.TestDatabase;
import it.ponte.vocabulary.Verdict;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxRepeatTest {
    private final Worklist worklist = new Worklist(TestDatabase.client(), TestDatabase.transactions());
    private final Inbox inbox = TestInbox.inbox(worklist);

    @BeforeEach
    void empty() {
        TestDatabase.clean();
    }

    @Test
    void theSameDeliveryAgainIsTheSameEnvelopeAndMakesNoWork() {
        Envelope first = inbox.keep(Delivery.of("Anna;1"));

        assertThat(inbox.keep(Delivery.of("Anna;1"))).isEqualTo(first);
        assertThat(count("envelope")).isOne();
        assertThat(count("work")).isOne();
    }

    @Test
    void theSameDeliveryAgainAfterItsLastAnswerAsksForItsReceiptAgain() {
        Envelope first = inbox.keep(Delivery.of("Anna;1"));
        TestDatabase.transaction()
                .executeWithoutResult(tx ->
                        inbox.settle(Map.of(first.id(), List.of(new SettledLine(2, Verdict.RECORDED, "R-AAAA-AAAA")))));

        Envelope again = inbox.keep(Delivery.of("Anna;1"));

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(worklist.waiting()).containsEntry(Stage.RECEIPT, 1L);
    }

    @Test
    void theSameBytesUnderSeveralNamesAreAsManyMessagesEachWithItsReceipt() {
        List<String> names = List.of("casi_nord.csv", "casi_sud.csv", "casi_SUD.csv", "casi _sud.csv");

        for (String name : names) {
            Envelope kept =
                    inbox.keep(Delivery.of().refused("EMPTY_FILE", 0, null).named(name));
            assertThat(kept.fileName().reveal()).isEqualTo(name);
        }

        assertThat(worklist.waiting()).containsEntry(Stage.RECEIPT, (long) names.size());
        inbox.keep(Delivery.of().refused("EMPTY_FILE", 0, null).named("casi_sud.csv"));
        assertThat(count("envelope")).isEqualTo(names.size());
    }

    @Test
    void aLongFileUnderAnotherNameIsAnotherMessageToo() {
        Envelope first = inbox.keep(Delivery.of(InboxKeepTest.numbered(200), "one file"));

        assertThat(inbox.keep(Delivery.of(InboxKeepTest.numbered(200), "one file")))
                .isEqualTo(first);
        assertThat(inbox.keep(
                        Delivery.of(InboxKeepTest.numbered(200), "one file").named("renamed.csv")))
                .isNotEqualTo(first);
    }

    @Test
    void theSameBytesSentLaterOrByAnotherPartnerOrReadByACorrectedMappingAreANewMessage() {
        inbox.keep(Delivery.of("Anna;1"));
        inbox.keep(Delivery.of("Anna;1").asOf("2026-03-03T08:00:00Z"));
        inbox.keep(Delivery.of("Anna;1").from("csm-valmora"));
        inbox.keep(Delivery.of("Anna;1").mapped("servizi-sociali-valmora", "corrected", "referral"));

        assertThat(count("envelope")).isEqualTo(4);
    }

    @Test
    void twoHubsThatReadTheSameFileAtOnceKeepItOnce() throws Exception {
        ExecutorService hubs = Executors.newFixedThreadPool(4);
        try {
            Callable<Long> hub = () -> inbox.keep(Delivery.of(InboxKeepTest.numbered(2000), "one file"))
                    .id();
            List<Long> ids = new ArrayList<>();
            for (var kept : hubs.invokeAll(List.of(hub, hub, hub, hub))) {
                ids.add(kept.get());
            }

            assertThat(ids).hasSize(4).containsOnly(ids.get(0));
            assertThat(count("envelope_line")).isEqualTo(2000);
        } finally {
            hubs.shutdownNow();
        }
    }

    @Test
    void aRepeatedRequestUnderItsKeyIsTheSameEnvelope() {
        Envelope first = inbox.keep(Delivery.of("{}").posted("key-1"));

        Envelope again = inbox.keep(Delivery.of("{}").posted("key-1").asOf("2026-03-02T08:00:09Z"));

        assertThat(again).isEqualTo(first);
        assertThat(inbox.keep(Delivery.of("{}").posted("key-1").from("csm-valmora")))
                .isNotEqualTo(first);
    }

    @Test
    void aKeyThatWasUsedForAnotherRequestIsAConflictAndKeepsNothing() {
        inbox.keep(Delivery.of("{}").posted("key-1"));

        assertThatThrownBy(() -> inbox.keep(Delivery.of("{other}").posted("key-1")))
                .isInstanceOf(IdempotencyConflict.class);
        assertThatThrownBy(() -> inbox.keep(Delivery.of("{}").posted("key-1").mapped("api", "first", "vacancy")))
                .isInstanceOf(IdempotencyConflict.class);
        assertThat(count("envelope")).isOne();
    }

    private static long count(String table) {
        return TestDatabase.client()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }
}
