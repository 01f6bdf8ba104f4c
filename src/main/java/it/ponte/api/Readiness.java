package it.ponte.api;

import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Whether the routes behind the REST face run. The web server answers some moments before they do, and a message that
 * comes in between must be told to come again, not that there is no such thing.
 */
@Component
public class Readiness {
    private volatile boolean ready;

    @EventListener(ApplicationStartedEvent.class)
    void begin() {
        ready = true;
    }

    /** True from the end of the start on. */
    public boolean isReady() {
        return ready;
    }
}
