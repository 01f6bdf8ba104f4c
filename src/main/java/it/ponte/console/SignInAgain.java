package it.ponte.console;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * An act before which somebody who has no password here signs in at her provider again (SAFETY P5). What she typed waits in
 * her session meanwhile; a sign-in there of the same account, after she was asked, opens this act once, for five minutes.
 *
 * @param name her account
 * @param page where the form of the act stands, and whose record it is about
 * @param typed what she had typed, by field
 * @param askedAt when she was asked
 * @param wasThere whether she came back from the provider
 * @param signedInAt when she came back having signed in again; null while she has not
 */
record SignInAgain(
        String name, String page, Map<String, String> typed, Instant askedAt, boolean wasThere, Instant signedInAt)
        implements Serializable {
    private static final String ATTRIBUTE = "ponte.sign-in-again";
    private static final Duration OPEN = Duration.ofMinutes(5);

    /** Somebody who was just asked. */
    static SignInAgain asked(String name, String page, Map<String, String> typed, Instant now) {
        return new SignInAgain(name, page, Map.copyOf(typed), now, false, null);
    }

    /** What waits in the session of this request. */
    static Optional<SignInAgain> of(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> (SignInAgain) session.getAttribute(ATTRIBUTE));
    }

    void keepIn(HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE, this);
    }

    /** Nothing waits in the session of this request any more. */
    static void end(HttpServletRequest request) {
        request.getSession().removeAttribute(ATTRIBUTE);
    }

    boolean isFor(String who, String where) {
        return name.equals(who) && page.equals(where);
    }

    /**
     * The same, now that she is back.
     *
     * @param provedAt when the provider last asked for her credentials, in whole seconds; null where it does not say
     */
    SignInAgain back(Instant provedAt, Instant now) {
        boolean isFresh = provedAt != null && !provedAt.isBefore(askedAt.truncatedTo(ChronoUnit.SECONDS));
        return new SignInAgain(name, page, typed, askedAt, true, isFresh ? now : null);
    }

    /** Whether she proved to be herself a few minutes ago. */
    boolean isOpen(Instant now) {
        return signedInAt != null && now.isBefore(signedInAt.plus(OPEN));
    }

    @Override
    public String toString() {
        return "SignInAgain[" + name + "]";
    }
}
