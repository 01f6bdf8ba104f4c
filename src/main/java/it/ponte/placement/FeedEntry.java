package it.ponte.placement;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One outcome in the feed of the service that referred the person.
 *
 * @param cursor its place in the feed: ask again with the last one seen to go on
 * @param referral the service's own referral, R-…
 * @param kind a word of {@link OutcomeKind}; UPDATE for a protected person: there is something new, no more (SAFETY P6)
 * @param on the day it happened, null for a protected person
 * @param reason a word of {@link OutcomeReason}; null where none was told, and for a protected person
 * @param toldUsAt when we were told
 */
public record FeedEntry(long cursor, String referral, String kind, LocalDate on, String reason, Instant toldUsAt) {}
