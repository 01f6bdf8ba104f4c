package it.ponte.routing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Notes what broke: the route and the exception's class, never its message, which may quote what was being handled. */
@Component
public class Faults {
    private static final Logger log = LoggerFactory.getLogger(Faults.class);
    private static final Duration SAME_FAULT = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, Noted> latest = new ConcurrentHashMap<>();

    public Faults(Clock clock) {
        this.clock = clock;
    }

    /**
     * Writes one line: the exception's class and the place of our own code that it passed. The same fault of the same
     * route is written once a minute, as a database that is away breaks every route several times a second.
     */
    public void noted(String route, Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        Noted now = new Noted(root.getClass().getName() + " at " + place(root), clock.instant());
        Noted written = latest.merge(route, now, (before, again) -> again.repeats(before) ? before : again);
        if (written == now) {
            log.error("route {} failed: {}", route, now.what());
        }
    }

    private static String place(Throwable fault) {
        for (StackTraceElement frame : fault.getStackTrace()) {
            if (frame.getClassName().startsWith("it.ponte")) {
                return frame.getClassName() + ":" + frame.getLineNumber();
            }
        }
        return fault.getStackTrace().length == 0 ? "unknown" : fault.getStackTrace()[0].toString();
    }

    private record Noted(String what, Instant at) {
        boolean repeats(Noted before) {
            return what.equals(before.what) && at.isBefore(before.at.plus(SAME_FAULT));
        }
    }
}
