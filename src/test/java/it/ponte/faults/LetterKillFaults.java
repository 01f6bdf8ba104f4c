package it.ponte.faults;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HubProcess;
import it.ponte.faults.LetterServer.Moment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} at random moments while outcomes are told and letters leave: each outcome reaches each of its cases in
 * exactly one distinct letter, and what comes again comes under the same Message-ID (SAFETY G5). Three kills of five are
 * at a point of the dialogue with the mail server: before it takes sender or recipient, before its 250, right behind it.
 * {@code ./mvnw -Pfaults test}; {@code -Dfaults.kills=3} for a shorter life, {@code -Dfaults.seed=…} draws the same
 * pauses again. What it found stands in {@code target/letter-faults.txt}.
 *
 * <p>The hub's clock is the machine's: eight o'clock, when digests are due, and the minutes after which a letter is tried
 * again are brought about in its database.
 */
class LetterKillFaults {
    private static final Path FOLDER = Path.of("target/letter-faults");
    private static final String ANYWHERE = "anywhere";
    private static final String WITHIN = "anywhere, within a dialogue";
    private static final int TELLERS = 4;

    private final int kills = Integer.getInteger("faults.kills", 50);
    private final long seed = Long.getLong("faults.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Ledger ledger = new Ledger();
    private final Map<String, Integer> killed = new TreeMap<>();
    private final List<List<CapturedLetter>> lives = new ArrayList<>();
    private int killedWhileTelling;

    @Test
    void eachOutcomeIsToldInOneLetterThoughTheHubIsKilledAgainAndAgain() throws Exception {
        System.out.println("seed " + seed);
        try (LetterServer server = new LetterServer(random.nextLong());
                HubProcess hub = new HubProcess(FOLDER)) {
            hub.with("PONTE_SMTP_URL", server.url())
                    .with("PONTE_LETTERS_DIGEST", "true")
                    .with("PONTE_LETTERS_RHYTHM", "daily")
                    .with("PONTE_LETTERS_NEIGHBOURS", "1s")
                    .with("PONTE_LETTERS_TOGETHER", "5s")
                    .with("PONTE_API_REQUESTS_PER_MINUTE", "100000000");
            String key = hub.key("cpi-valmora");
            hub.start();
            LetterRecord record = new LetterRecord(hub.database());
            List<ToldOutcome> told = tellAndKill(hub, key, server, record);
            settle(record);
            lives.add(server.collect());
            compare(told, record);
        }
    }

    private List<ToldOutcome> tellAndKill(HubProcess hub, String key, LetterServer server, LetterRecord record)
            throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(TELLERS);
        try {
            List<Future<List<ToldOutcome>>> telling = new ArrayList<>();
            for (int teller = 1; teller <= TELLERS; teller++) {
                telling.add(threads.submit(new OutcomeTeller(hub, key, teller, ledger, random.nextLong())));
            }
            for (int kill = 1; kill <= kills; kill++) {
                if (random.nextBoolean()) {
                    record.atEight();
                }
                String where = killAt(kill, hub, server, record);
                killed.merge(where, 1, Integer::sum);
                lives.add(server.collect());
                record.afterThePauses();
                hub.start();
                System.out.println("kill " + kill + ", " + where);
            }
            ledger.close();
            List<ToldOutcome> told = new ArrayList<>();
            for (Future<List<ToldOutcome>> teller : telling) {
                told.addAll(teller.get(5, TimeUnit.MINUTES));
            }
            return told;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Where it was killed: of five kills two are anywhere. */
    private String killAt(int kill, HubProcess hub, LetterServer server, LetterRecord record) throws Exception {
        Moment moment =
                switch (kill % 5) {
                    case 1 -> random.nextBoolean() ? Moment.SENDER : Moment.RECIPIENT;
                    case 2 -> Moment.READ;
                    case 3 -> Moment.ANSWERED;
                    default -> null;
                };
        if (moment == null) {
            Thread.sleep(random.nextInt(6000));
            killedWhileTelling += record.isTelling() ? 1 : 0;
            boolean within = server.isInDialogue();
            hub.kill();
            return within ? WITHIN : ANYWHERE;
        }
        killedWhileTelling++;
        int later = moment == Moment.ANSWERED ? random.nextInt(4) : 0;
        server.at(moment, random.nextInt(15), () -> kill(hub, later)).get(2, TimeUnit.MINUTES);
        return moment.toString();
    }

    private static void kill(HubProcess hub, int millisLater) {
        try {
            Thread.sleep(millisLater);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
        hub.kill();
    }

    private static void settle(LetterRecord record) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
        while (!record.isDrained()) {
            assertThat(System.nanoTime()).as("settles").isLessThan(end);
            record.atEight();
            Thread.sleep(500);
        }
    }

    private void compare(List<ToldOutcome> told, LetterRecord record) throws IOException {
        LetterReckoning reckoning = new LetterReckoning(LetterKillFaults::sentence);
        reckoning.compare(told, record.standings(), lives);
        tell(reckoning, told);
        assertThat(reckoning.lost()).as("lost").isEmpty();
        assertThat(reckoning.doubled()).as("doubled").isEmpty();
        assertThat(record.count("letter where told_at is null"))
                .as("letters that did not leave")
                .isZero();
        assertThat(killedWhileTelling)
                .as("killed while something was to be told")
                .isGreaterThanOrEqualTo(kills / 2);
    }

    private void tell(LetterReckoning reckoning, List<ToldOutcome> told) throws IOException {
        String report = String.format(
                Locale.ROOT,
                """
                seed %d; %d kills, %d of them while something was to be told, at: %s
                told: %d outcomes, to be heard of by %d cases in all %d times
                captured: %d messages, which are %d distinct letters, %d of them about several cases
                repeated under the same Message-ID: %d
                lost: %d %s
                doubled: %d %s
                """,
                seed,
                kills,
                killedWhileTelling,
                killed,
                told.stream().map(ToldOutcome::outcome).distinct().count(),
                told.stream().map(ToldOutcome::referral).distinct().count(),
                told.size(),
                lives.stream().mapToInt(List::size).sum(),
                reckoning.letters(),
                reckoning.digests(),
                reckoning.repeated(),
                reckoning.lost().size(),
                reckoning.lost(),
                reckoning.doubled().size(),
                reckoning.doubled());
        System.out.println(report);
        Files.writeString(Path.of("target/letter-faults.txt"), report);
    }

    private static String sentence(String kind) {
        try {
            return Files.readString(Path.of("config/letters/it", kind + ".txt")).strip();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
