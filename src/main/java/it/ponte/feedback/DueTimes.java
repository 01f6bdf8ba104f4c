package it.ponte.feedback;

import it.ponte.beneficiary.ReferralAddress;
import it.ponte.placement.OutcomeKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.stereotype.Component;

/**
 * When something is told: a decision after some minutes, in which its neighbours join it, and not within an hour of the last
 * letter about the same referral; the rest with the addressee's next digest.
 */
@Component
class DueTimes {
    private final NewsTable news;
    private final Rhythms rhythms;
    private final LetterBoxes boxes;
    private final Clock clock;
    private final boolean digests;
    private final Duration neighbours;
    private final Duration together;

    DueTimes(
            NewsTable news,
            Rhythms rhythms,
            LetterBoxes boxes,
            Clock clock,
            @Value("${ponte.letters.digest:true}") boolean digests,
            @Value("${ponte.letters.neighbours:5m}") String neighbours,
            @Value("${ponte.letters.together:1h}") String together) {
        this.news = news;
        this.rhythms = rhythms;
        this.boxes = boxes;
        this.clock = clock;
        this.digests = digests;
        this.neighbours = DurationStyle.detectAndParse(neighbours);
        this.together = DurationStyle.detectAndParse(together);
    }

    /** Of an outcome of this kind. Of a protected person nothing is told beside others (SAFETY P6). */
    Due of(OutcomeKind kind, ReferralAddress to) {
        if (waitsForDigest(kind, to)) {
            return inDigest(to);
        }
        Instant soon = clock.instant().plus(neighbours);
        return new Due(
                true,
                news.latestLetter(to.referral())
                        .map(latest -> latest.plus(together))
                        .filter(soon::isBefore)
                        .orElse(soon));
    }

    /** Whether what this says waits for a digest, and is not told by itself to a service that wants none. */
    boolean waitsForDigest(Enum<?> sentence, ReferralAddress to) {
        boolean isUrgent =
                sentence instanceof OutcomeKind kind ? kind.isDecision() : sentence != Notice.STILL_UNDER_WAY;
        return digests && !isUrgent && !to.isProtected();
    }

    /** Of a notice that must be given at this moment. */
    Due at(Instant moment, ReferralAddress to) {
        return new Due(to.isProtected() || !digests, moment);
    }

    /** How often whoever is told of a referral wants to be. */
    Rhythm rhythmOf(ReferralAddress to) {
        if (to.selfEnrolled()) {
            return rhythms.agreed(to.partner());
        }
        return rhythms.of(boxes.ofCase(to.partner(), to.referral()));
    }

    private Due inDigest(ReferralAddress to) {
        return new Due(false, rhythmOf(to).after(clock.instant()).orElse(null));
    }
}
