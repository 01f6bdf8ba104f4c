package it.ponte.casework;

import it.ponte.beneficiary.Referrals;
import it.ponte.casework.FollowedReferrals.Referred;
import it.ponte.placement.Outcome;
import it.ponte.placement.Outcomes;
import it.ponte.placement.TaskStatus;
import it.ponte.vocabulary.ItalianTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The cases of a reader, as far as pages may show them: those of protected people are on none (SAFETY P6), and what is said
 * of each is what her service may know now (P18). What has been over for two months is on no list any more.
 */
@Component
public class ReaderCases {
    /** How many cases stand on a page of the list. */
    private static final int A_PAGE = 50;

    private static final Duration LISTED = Duration.ofDays(60);
    private static final Set<TaskStatus> OVER =
            EnumSet.of(TaskStatus.COMPLETED, TaskStatus.FAILED, TaskStatus.REJECTED);

    private static final Comparator<Heard> LATEST_FIRST = Comparator.comparing(Heard::latestAt)
            .thenComparing(one -> one.referral().id())
            .reversed();

    private final FollowedReferrals followed;
    private final Referrals referrals;
    private final Outcomes outcomes;
    private final Needs needs;
    private final Clock clock;

    ReaderCases(FollowedReferrals followed, Referrals referrals, Outcomes outcomes, Needs needs, Clock clock) {
        this.followed = followed;
        this.referrals = referrals;
        this.outcomes = outcomes;
        this.needs = needs;
        this.clock = clock;
    }

    /** What was heard of it, newest first. */
    private record Heard(Referred referral, List<Outcome> outcomes) {
        Instant latestAt() {
            return outcomes.stream()
                    .map(Outcome::toldUsAt)
                    .max(Instant::compareTo)
                    .orElse(referral.receivedAt());
        }

        boolean isOverSince(Instant day) {
            return latestAt().isBefore(day) && OVER.contains(TaskStatus.of(false, outcomes));
        }
    }

    /**
     * One of them.
     *
     * @param code public code, R-…
     * @param caseNumber what her service calls it, as a letter may quote it
     * @param outcomes what became of it, newest first
     */
    public record ReaderCase(
            long referral, String code, String caseNumber, Instant receivedAt, List<Outcome> outcomes, Need need) {
        /** The day of the latest outcome, or on which it came. */
        public LocalDate latestDay() {
            return outcomes.isEmpty()
                    ? ItalianTime.dayOf(receivedAt)
                    : outcomes.get(0).on();
        }

        /** The case number tells a service who she is: it is not printed. */
        @Override
        public String toString() {
            return "ReaderCase[" + code + "]";
        }
    }

    /**
     * A page of the list.
     *
     * @param number from 1
     */
    public record Page(List<ReaderCase> cases, int number, boolean hasNext) {}

    /** A page of those that are open or were so two months ago, those of which something was heard last first. */
    public Page page(CaseReader reader, int number) {
        int page = Math.max(1, number);
        List<Heard> listed = heard(followed.by(reader, null))
                .filter(one -> !one.isOverSince(listedSince()))
                .sorted(LATEST_FIRST)
                .toList();
        long before = (long) A_PAGE * (page - 1);
        return new Page(
                read(listed.stream().skip(before).limit(A_PAGE).toList()), page, listed.size() > before + A_PAGE);
    }

    /** The same without pages, and those of which something happened in this month. */
    public List<ReaderCase> in(YearMonth month, CaseReader reader) {
        return read(heard(followed.by(reader, null))
                .filter(one -> !one.isOverSince(listedSince())
                        || one.outcomes().stream().anyMatch(outcome -> YearMonth.from(outcome.on())
                                .equals(month)))
                .sorted(LATEST_FIRST)
                .toList());
    }

    /** The one of this code, however long it has been over. */
    public Optional<ReaderCase> find(CaseReader reader, String code) {
        return read(heard(followed.by(reader, code)).toList()).stream().findFirst();
    }

    private Instant listedSince() {
        return clock.instant().minus(LISTED);
    }

    private Stream<Heard> heard(List<Referred> hers) {
        Map<String, List<Outcome>> known =
                outcomes.knownTo(hers.stream().map(Referred::code).toList());
        return hers.stream()
                .map(one -> new Heard(
                        one,
                        known.get(one.code()).stream()
                                .sorted(Outcome.IN_ORDER.reversed())
                                .toList()));
    }

    private List<ReaderCase> read(List<Heard> shown) {
        Map<Long, Need> needed =
                needs.of(shown.stream().map(one -> one.referral().id()).toList());
        return shown.stream()
                .flatMap(one -> referrals.address(one.referral().id()).stream()
                        .map(address -> new ReaderCase(
                                address.referral(),
                                address.code(),
                                address.caseNumber(),
                                one.referral().receivedAt(),
                                one.outcomes(),
                                needed.get(address.referral()))))
                .toList();
    }
}
