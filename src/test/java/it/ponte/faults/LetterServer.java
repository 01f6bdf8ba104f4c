package it.ponte.faults;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/**
 * A mail server that outlives the hub. A letter whose end it read is in its hands, whether it could still say so or not;
 * it takes its time over some answers, and does something of the test's at a moment of a dialogue.
 */
final class LetterServer implements AutoCloseable {
    private static final int SLOWEST_MILLIS = 120;

    /** Where a dialogue stands; each but the last is just before its answer. */
    enum Moment {
        SENDER,
        RECIPIENT,
        READ,
        ANSWERED
    }

    private final List<CapturedLetter> captured = new CopyOnWriteArrayList<>();
    private final AtomicInteger dialogues = new AtomicInteger();
    private final Random random;
    private final SMTPServer server;
    private Plan plan;

    private record Plan(Moment moment, AtomicInteger toPass, Runnable act, CompletableFuture<Void> done) {}

    LetterServer(long seed) {
        random = new Random(seed);
        server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .insertReceivedHeaders(false)
                .messageHandlerFactory(context -> new Dialogue())
                .sessionHandler(new Counting())
                .build();
        server.start();
    }

    String url() {
        return "smtp://127.0.0.1:" + server.getPortAllocated();
    }

    /** Does this once, in the middle of a dialogue: at this moment, when so many letters have passed it before. */
    synchronized CompletableFuture<Void> at(Moment moment, int toPass, Runnable act) {
        plan = new Plan(moment, new AtomicInteger(toPass), act, new CompletableFuture<>());
        return plan.done();
    }

    /** Somebody is speaking to it. */
    boolean isInDialogue() {
        return dialogues.get() > 0;
    }

    /** The letters whose end it read since it was asked last, the same one as often as it did, once nobody speaks to it. */
    List<CapturedLetter> collect() throws InterruptedException {
        while (isInDialogue()) {
            Thread.sleep(10);
        }
        List<CapturedLetter> taken = List.copyOf(captured);
        captured.subList(0, taken.size()).clear();
        return taken;
    }

    @Override
    public void close() {
        server.stop();
    }

    private void reached(Moment moment) {
        Plan now = due(moment);
        if (now != null) {
            now.act().run();
            now.done().complete(null);
        } else if (moment != Moment.ANSWERED && random.nextInt(4) == 0) {
            pause(random.nextInt(SLOWEST_MILLIS));
        }
    }

    private synchronized Plan due(Moment moment) {
        if (plan == null || plan.moment() != moment || plan.toPass().getAndDecrement() > 0) {
            return null;
        }
        Plan due = plan;
        plan = null;
        return due;
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Dialogue implements MessageHandler {
        private boolean isRead;

        @Override
        public void from(String sender) {
            reached(Moment.SENDER);
        }

        @Override
        public void recipient(String recipient) {
            reached(Moment.RECIPIENT);
        }

        /** Whoever is killed within his letter breaks off before its end, which is thrown here. */
        @Override
        public String data(InputStream letter) throws IOException {
            captured.add(CapturedLetter.of(letter.readAllBytes()));
            isRead = true;
            reached(Moment.READ);
            return null;
        }

        /** Behind the answer to the letter, or where the caller hung up. */
        @Override
        public void done() {
            if (isRead) {
                reached(Moment.ANSWERED);
            }
        }
    }

    private final class Counting implements SessionHandler {
        @Override
        public SessionAcceptance accept(Session session) {
            dialogues.incrementAndGet();
            return SessionAcceptance.success();
        }

        @Override
        public void onSessionEnd(Session session) {
            dialogues.decrementAndGet();
        }
    }
}
