package it.ponte.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Lets one address enrol so many people in an hour and no more. Kept in memory, for the latest 10,000 addresses. */
@Component
public class HourlyLimit {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int ADDRESSES = 10_000;

    private final Clock clock;
    private final int atMost;
    private final Map<String, Deque<Instant>> byAddress = new LinkedHashMap<>(16, 0.75f, true);

    HourlyLimit(Clock clock, @Value("${ponte.forms.per-hour:5}") int atMost) {
        this.clock = clock;
        this.atMost = atMost;
    }

    /** Whether this address may send once more; counts it when it may. */
    synchronized boolean lets(String address) {
        Instant now = clock.instant();
        Deque<Instant> sent = byAddress.computeIfAbsent(address, key -> new ArrayDeque<>());
        while (!sent.isEmpty() && !sent.peekFirst().isAfter(now.minus(HOUR))) {
            sent.removeFirst();
        }
        boolean may = sent.size() < atMost;
        if (may) {
            sent.addLast(now);
        }
        forgetOldest();
        return may;
    }

    private void forgetOldest() {
        Iterator<String> oldest = byAddress.keySet().iterator();
        while (byAddress.size() > ADDRESSES) {
            oldest.next();
            oldest.remove();
        }
    }
}
