package it.ponte.feedback;

import it.ponte.placement.OutcomeKind;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * One thing that is told to the service of a referral: an outcome, or a notice.
 *
 * @param id internal id of its row
 * @param referral internal id
 * @param outcome internal id; null for a notice
 * @param kind the outcome's; null for a notice
 * @param on the outcome's day, or the day that a notice is about
 * @param notice null for an outcome
 */
record News(long id, long referral, Long outcome, OutcomeKind kind, LocalDate on, Notice notice) {
    /** A decision says more than what prepares it, and what happened more than that nothing did; then the newest. */
    private static final Comparator<News> BY_WEIGHT = Comparator.<News, Boolean>comparing(
                    news -> news.kind() != null && news.kind().isDecision())
            .thenComparing(news -> news.kind() != null)
            .thenComparing(News::on)
            .thenComparing(news -> news.kind() != OutcomeKind.PROPOSED)
            .thenComparing(News::id);

    /** The sentence that tells it. */
    Enum<?> sentence() {
        return kind == null ? notice : kind;
    }

    /** Whether it is told even once the legal basis has ended (SAFETY P13). */
    boolean isOwed() {
        return kind != null && kind.isOwed();
    }

    /** The one of several, of one case, whose sentence stands for all: at least one. */
    static News head(List<News> several) {
        return several.stream().max(BY_WEIGHT).orElseThrow();
    }
}
