package it.ponte.faults;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HubProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} at random moments while partners send by every door: drop box, REST, web form, mail. Nothing that was
 * acknowledged is lost, nothing happens twice. {@code ./mvnw -Pfaults test}; {@code -Dfaults.kills=3} for a shorter
 * life, {@code -Dfaults.seed=…} draws the same lines and the same pauses again. What it found stands in
 * {@code target/faults.txt}.
 */
class KillFaults {
    private static final Path FOLDER = Path.of("target/faults");

    private final int kills = Integer.getInteger("faults.kills", 20);
    private final long seed = Long.getLong("faults.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Ledger ledger = new Ledger();
    private int killedUnderWay;
    private long longestRecovery;

    @Test
    void nothingIsLostAndNothingDoubledThoughTheHubIsKilledAgainAndAgain() throws Exception {
        System.out.println("seed " + seed);
        try (Senders senders = new Senders(FOLDER)) {
            HubProcess hub = senders.hub();
            List<Sender> all = senders.all(ledger, random);
            hub.start();
            HubRecord record = new HubRecord(hub.database(), hub.keys());
            long draining = sendAndKill(all, hub, record);
            compare(all, record, draining);
        }
    }

    private long sendAndKill(List<Sender> senders, HubProcess hub, HubRecord record) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<Void>> sending = new ArrayList<>();
            senders.forEach(sender -> sending.add(threads.submit(sender)));
            for (int kill = 1; kill <= kills; kill++) {
                waitForTheMoment(record, kill % 2 == 1);
                boolean underWay = record.isUnderWay();
                long killed = System.nanoTime();
                hub.kill();
                hub.start();
                long recovery = System.nanoTime() - killed;
                killedUnderWay += underWay ? 1 : 0;
                longestRecovery = Math.max(longestRecovery, recovery);
                System.out.printf(
                        Locale.ROOT, "kill %d, under way %s, back after %.1f s%n", kill, underWay, recovery / 1e9);
            }
            ledger.close();
            long closed = System.nanoTime();
            for (Future<Void> sender : sending) {
                sender.get(5, TimeUnit.MINUTES);
            }
            while (!record.isDrained()) {
                assertThat(System.nanoTime() - closed).as("drains").isLessThan(TimeUnit.MINUTES.toNanos(10));
                Thread.sleep(200);
            }
            return System.nanoTime() - closed;
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * Some time after the hub is there; every other time not before a file is half answered: its folder is polled only
     * when the killed hub's lease has run out, some seconds after the start.
     */
    private void waitForTheMoment(HubRecord record, boolean underWay) throws InterruptedException {
        Thread.sleep(random.nextInt(6000));
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (underWay && !record.isFileUnderWay()) {
            assertThat(System.nanoTime()).as("a file is under way").isLessThan(end);
            Thread.sleep(random.nextInt(20));
        }
    }

    private void compare(List<Sender> senders, HubRecord record, long draining) throws Exception {
        Reckoning reckoning = new Reckoning();
        for (Sender sender : senders) {
            sender.reckon(reckoning, record);
        }
        reckoning.close(record.referrals(), record.count("beneficiary where merged_into is null"));

        List<Message> sent = ledger.messages();
        int envelopes = record.count("envelope");
        tell(reckoning, sent, envelopes, draining);
        assertThat(reckoning.lost()).as("lost").isEmpty();
        assertThat(reckoning.doubled()).as("doubled").isEmpty();
        assertThat(sent).as("acknowledged").allMatch(Message::isAcknowledged);
        assertThat(envelopes).as("one envelope for each delivery").isEqualTo(sent.size());
        assertThat(record.count("envelope_line"))
                .as("lines")
                .isEqualTo(sent.stream()
                        .mapToInt(message -> message.lines().size())
                        .sum());
        assertThat(record.count("envelope where settled <> lines or refusal_code is not null"))
                .as("envelopes without all answers")
                .isZero();
        assertThat(record.count("work")).as("work left").isZero();
        assertThat(killedUnderWay).as("killed while something was under way").isGreaterThanOrEqualTo(kills / 2);
    }

    private void tell(Reckoning reckoning, List<Message> sent, int envelopes, long draining) throws Exception {
        String report = String.format(
                Locale.ROOT,
                """
                seed %d; %d kills, %d of them while something was under way
                injected: %d messages with %d lines, by sender %s; %d referrals refused at the door
                acknowledged: %d messages; %d envelopes; tries that failed and were repeated: %d
                answers: %s; %d cases of %d people
                lost: %d %s
                doubled: %d %s
                longest recovery %.1f s; drained %.1f s after the last message began
                """,
                seed,
                kills,
                killedUnderWay,
                sent.size(),
                sent.stream().mapToInt(message -> message.lines().size()).sum(),
                sent.stream().collect(Collectors.groupingBy(Message::sender, TreeMap::new, Collectors.counting())),
                ledger.refusals(),
                sent.stream().filter(Message::isAcknowledged).count(),
                envelopes,
                ledger.repeatedTries(),
                new TreeMap<>(reckoning.verdicts()),
                reckoning.cases(),
                reckoning.people(),
                reckoning.lost().size(),
                reckoning.lost(),
                reckoning.doubled().size(),
                reckoning.doubled(),
                longestRecovery / 1e9,
                draining / 1e9);
        System.out.println(report);
        Files.writeString(Path.of("target/faults.txt"), report);
    }
}
