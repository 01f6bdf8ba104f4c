package it.ponte.placement;

import java.util.List;

/**
 * What a service reads of its feed at once.
 *
 * @param entries what it may hear, in order
 * @param cursor where to go on: behind the last of them, and where that was all, behind what is held back too
 */
public record FeedPage(List<FeedEntry> entries, long cursor) {
    public FeedPage {
        entries = List.copyOf(entries);
    }
}
