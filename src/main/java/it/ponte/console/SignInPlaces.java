package it.ponte.console;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.stereotype.Component;

/**
 * Where passwords are tried, a few at once: each try takes 16 MB and a core for a moment (Argon2), and anybody may try. Who
 * finds many waiting already is sent away before the password is looked at, so that the pages of all others go on.
 */
@Component
class SignInPlaces {
    private static final int MOST = 4;
    private static final int MOST_WAITING = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Semaphore free = new Semaphore(MOST, true);

    /**
     * Tries a password when it is its turn.
     *
     * @throws AuthenticationServiceException when too many others wait
     */
    <T> T in(Supplier<T> trial) {
        if (!taken()) {
            throw new AuthenticationServiceException("too many sign in at once");
        }
        try {
            return trial.get();
        } finally {
            free.release();
        }
    }

    private boolean taken() {
        try {
            return free.getQueueLength() < MOST_WAITING && free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
