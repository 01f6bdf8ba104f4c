package it.ponte.partner;

import java.time.Duration;

/**
 * How a partner is answered: in which language, how often, and what it was promised.
 *
 * @param language of its letters, "it" or "en"; null where the installation says which
 * @param digest how often what is no decision is told: "daily", "weekly" or "never"; null where the installation says so.
 *     Caseworkers may choose for themselves
 * @param firstNews by when it hears of a referral for the first time
 * @param thenEvery how long it waits at most for the next news, while a referral is open
 */
public record Answering(String language, String digest, Duration firstNews, Duration thenEvery) {
    /** What is promised to whoever agreed nothing else. */
    public static final Answering USUAL = new Answering(null, null, Duration.ofDays(20), Duration.ofDays(60));
}
