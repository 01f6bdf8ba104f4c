package it.ponte.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Locks a name for 15 minutes after five wrong passwords in a row. Kept in memory: a restart forgets it, and each hub
 * counts for itself. Asked about existing names only, so it cannot grow.
 */
final class Lockout {
    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofMinutes(15);

    private final Clock clock;
    private final Map<String, Wrong> wrong = new ConcurrentHashMap<>();

    Lockout(Clock clock) {
        this.clock = clock;
    }

    private record Wrong(int tries, Instant latest) {
        boolean isLocked(Instant now) {
            return tries >= TRIES && now.isBefore(latest.plus(PAUSE));
        }

        boolean isOver(Instant now) {
            return !now.isBefore(latest.plus(PAUSE));
        }
    }

    /** Whether an attempt may sign in; while the name is locked not even the right password does. */
    boolean lets(String name, boolean rightPassword) {
        Instant now = clock.instant();
        Wrong left = wrong.compute(name, (key, before) -> {
            if (before != null && before.isLocked(now)) {
                return before;
            }
            if (rightPassword) {
                return null;
            }
            return new Wrong(before == null || before.isOver(now) ? 1 : before.tries() + 1, now);
        });
        return rightPassword && left == null;
    }
}
