package it.ponte.console;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * How a session began.
 *
 * @param round the account's round at that moment; a later one ends the session
 * @param at when it was
 * @param provedTwice true when a second factor was proved, here or at the identity provider
 */
record SignIn(int round, Instant at, boolean provedTwice) implements Serializable {
    private static final String ATTRIBUTE = "ponte.sign-in";
    private static final Duration LONGEST = Duration.ofHours(10);

    /** How the session of this request began; null without one. */
    static SignIn of(HttpServletRequest request) {
        return request.getSession(false) == null
                ? null
                : (SignIn) request.getSession(false).getAttribute(ATTRIBUTE);
    }

    void keepIn(HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE, this);
    }

    /** The same session, now that the second factor is proved. */
    SignIn proved() {
        return new SignIn(round, at, true);
    }

    /** The same session, which goes on in this round of the account. */
    SignIn inRound(int later) {
        return new SignIn(later, at, provedTwice);
    }

    /** Whether it is the account's present round, and not older than a working day. */
    boolean holds(int presentRound, Instant now) {
        return round == presentRound && now.isBefore(at.plus(LONGEST));
    }
}
