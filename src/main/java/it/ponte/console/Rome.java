package it.ponte.console;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** Moments as the pages show them: Italian time, whatever the machine's own zone. */
@Component
public class Rome {
    private static final ZoneId ZONE = ZoneId.of("Europe/Rome");

    /** The moment on an Italian wall clock. */
    public LocalDateTime of(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZONE);
    }
}
