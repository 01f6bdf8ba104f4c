package it.ponte.console;

import it.ponte.rights.ListPassword;
import it.ponte.rights.PeopleExport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Lists of people that were agreed upon and wait to be taken: each once, by the session that asked for it and with the ticket
 * on its page, within five minutes. They stand in memory alone; with the time of a list its password ends too.
 */
@Component
public class AgreedLists {
    static final Duration LIFE = Duration.ofMinutes(5);

    /** So many wait at most; of more, the one that has waited longest ends. */
    static final int MOST = 50;

    private final Clock clock;
    /** By their tickets, the one that has waited longest first. */
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();

    AgreedLists(Clock clock) {
        this.clock = clock;
    }

    /** A list, and what opens it; whoever was given it closes it, which wipes the password. */
    record Agreed(PeopleExport.Request request, ListPassword password) implements AutoCloseable {
        @Override
        public void close() {
            password.wipe();
        }
    }

    private record Waiting(String session, Agreed agreed, Instant until) {}

    /** Lets a list wait instead of what waited for this session; the ticket for it. */
    synchronized String keep(String session, Agreed agreed) {
        end(one -> one.session().equals(session));
        endOld();
        if (waiting.size() == MOST) {
            end(waiting.values().iterator().next()::equals);
        }
        String ticket = UUID.randomUUID().toString();
        waiting.put(ticket, new Waiting(session, agreed, clock.instant().plus(LIFE)));
        return ticket;
    }

    /** Gives a list away, once; empty where none waits for this session with this ticket. */
    synchronized Optional<Agreed> take(String session, String ticket) {
        endOld();
        Waiting one = waiting.get(ticket);
        if (one == null || !one.session().equals(session)) {
            return Optional.empty();
        }
        waiting.remove(ticket);
        return Optional.of(one.agreed());
    }

    /** Ends those whose time is over, with their passwords. */
    public synchronized void endOld() {
        Instant now = clock.instant();
        end(one -> !one.until().isAfter(now));
    }

    private void end(Predicate<Waiting> which) {
        waiting.values().removeIf(one -> {
            boolean ends = which.test(one);
            if (ends) {
                one.agreed().close();
            }
            return ends;
        });
    }
}
