package it.ponte.bench;

import it.ponte.HubProcess;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many small messages over REST at once, each committed before it is answered. */
final class RestIntake {
    private static final String PARTNER = "cpi-valmora";
    private static final int CONNECTIONS = 16;

    /** The Java machine compiles by how often code has run: less of either makes two runs differ that are alike. */
    private static final int WARM_UP_SECONDS = 40;

    private static final int WARM_UP_MESSAGES = 150_000;

    /** More than are ever accepted. */
    private static final int MOST_A_SECOND = 8_000;

    private final HubProcess hub;
    private final Path folder;
    private final int seconds;
    private final Report report;
    private final AtomicInteger next = new AtomicInteger();

    RestIntake(HubProcess hub, Path folder, int seconds, Report report) {
        this.hub = hub;
        this.folder = folder;
        this.seconds = seconds;
        this.report = report;
    }

    /** Measures, and says when the hub was at it. */
    Flight.Window measure() throws Exception {
        String key = hub.key(PARTNER);
        hub.start();
        JdbcClient database = hub.postgres().keptOpen();
        Floors floors = new Floors(hub.postgres().asOwner(), folder);
        report.say("## Single referrals over REST at %d connections", CONNECTIONS);
        for (long posted = 0; posted < WARM_UP_MESSAGES; ) {
            posted += post(key, WARM_UP_SECONDS).calls();
        }
        drained(database);
        Load.Figures floorBefore = floors.commits(CONNECTIONS, seconds / 2);
        Load.Figures rest;
        Flight.Window window;
        double hubSeconds;
        double databaseSeconds;
        try (Watch watch = new Watch(hub)) {
            Instant begun = Instant.now();
            rest = post(key, seconds);
            window = new Flight.Window(begun, Instant.now());
            hubSeconds = watch.hubSeconds();
            databaseSeconds = watch.databaseSeconds();
            double drained = drained(database);
            report.item("Recorded, with matching: all of them %.1f s after the last was accepted.", drained);
            report.item(
                    "fsync is %s.",
                    database.sql("show fsync").query(String.class).single());
            report.shares("What PostgreSQL was seen doing for the hub", watch.statements());
        }
        Load.Figures floorAfter = floors.commits(CONNECTIONS, seconds / 2);
        double floor = (floorBefore.perSecond() + floorAfter.perSecond()) / 2;
        report.item(
                "**Accepted: %,.0f a second** (%,d in all), half of them within %.1f ms, 99 %% within %.1f ms.",
                rest.perSecond(), rest.calls(), rest.p50Millis(), rest.p99Millis());
        report.item(
                "Floor, one row and one commit at the same concurrency: %,.0f a second before, %,.0f after; 99 %%"
                        + " within %.1f ms. REST reaches **%.0f %%** of it.",
                floorBefore.perSecond(),
                floorAfter.perSecond(),
                floorBefore.p99Millis(),
                100 * rest.perSecond() / floor);
        report.item(
                "Processor time a message, recording of those before it included: hub %.2f ms, PostgreSQL %.2f ms.",
                1000 * hubSeconds / rest.calls(), 1000 * databaseSeconds / rest.calls());
        refuse(key, rest);
        turnAway(floor);
        return window;
    }

    /** What the web server, the door and the routes take when nothing is stored. */
    private void refuse(String key, Load.Figures rest) throws Exception {
        refused(key, seconds / 4);
        try (Watch watch = new Watch(hub)) {
            Load.Figures refused = refused(key, seconds / 2);
            report.item(
                    "Floor, the same request refused by the contract, so that nothing is stored: %,.0f a second; 99 %%"
                            + " within %.1f ms, hub %.2f ms a message. REST reaches **%.0f %%** of it.",
                    refused.perSecond(),
                    refused.p99Millis(),
                    1000 * watch.hubSeconds() / refused.calls(),
                    100 * rest.perSecond() / refused.perSecond());
        }
    }

    /** What the web server alone takes, with the first of its filters: nobody is known by this key. */
    private void turnAway(double floor) throws Exception {
        turnedAway(seconds / 4);
        Load.Figures away = turnedAway(seconds / 2);
        report.item(
                "The same request with a wrong key, turned away at the door without its body being looked at: %,.0f a"
                        + " second, **%.0f %%** of the commit floor.",
                away.perSecond(), 100 * away.perSecond() / floor);
    }

    private Load.Figures turnedAway(int forSeconds) throws Exception {
        String body = InventedFile.referral(0);
        return Load.of(CONNECTIONS, forSeconds, number -> new Poster(hub.httpPort(), "nobodys-key", () -> body, 401));
    }

    /** Posts what was made before: to invent a person takes as long as to keep her. */
    private Load.Figures post(String key, int forSeconds) throws Exception {
        Queue<String> made = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < forSeconds * MOST_A_SECOND; i++) {
            made.add(InventedFile.referral(next.getAndIncrement()));
        }
        return Load.of(CONNECTIONS, forSeconds, number -> new Poster(hub.httpPort(), key, made::remove, 202));
    }

    private Load.Figures refused(String key, int forSeconds) throws Exception {
        String wrong = InventedFile.referral(0).replace("province", "prowince");
        return Load.of(CONNECTIONS, forSeconds, number -> new Poster(hub.httpPort(), key, () -> wrong, 422));
    }

    /** Waits until nothing waits, and says for how long it waited. */
    private static double drained(JdbcClient database) throws InterruptedException {
        long begun = System.nanoTime();
        while (database.sql("select exists (select from work)")
                .query(Boolean.class)
                .single()) {
            Thread.sleep(200);
        }
        return (System.nanoTime() - begun) / 1e9;
    }
}
