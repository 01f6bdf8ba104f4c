package it.ponte.console;

import it.ponte.vocabulary.ItalianTime;
import java.time.Instant;
import java.time.LocalDateTime;
import org.springframework.stereotype.Component;

/** Moments as the pages show them: Italian time, whatever the machine's own zone. */
@Component
public class Rome {

    /** The moment on an Italian wall clock. */
    public LocalDateTime of(Instant moment) {
        return ItalianTime.of(moment);
    }
}
