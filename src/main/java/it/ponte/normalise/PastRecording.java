package it.ponte.normalise;

import it.ponte.access.Caller.PartnerCaller;
import it.ponte.beneficiary.PastEnrolments;
import it.ponte.beneficiary.Recorded;
import it.ponte.beneficiary.Referrals;
import it.ponte.placement.PastEvents;
import it.ponte.placement.PastPlacement;
import it.ponte.placement.RecordedOutcome;
import it.ponte.vocabulary.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts what was before the hub into the record: marked as history, and told to nobody. */
@Component
class PastRecording {
    private final Referrals referrals;
    private final PastEnrolments enrolments;
    private final PastEvents events;

    PastRecording(Referrals referrals, PastEnrolments enrolments, PastEvents events) {
        this.referrals = referrals;
        this.enrolments = enrolments;
        this.events = events;
    }

    /** One verdict per enrolment, in the same order. */
    List<Recorded> enrolments(List<Meaning.OfEnrolment> told) {
        List<Recorded> recorded = referrals.record(
                told.stream().map(enrolment -> enrolment.referral().draft()).toList());
        List<Recorded> verdicts = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            verdicts.add(withDays(recorded.get(i), told.get(i)));
        }
        return verdicts;
    }

    private Recorded withDays(Recorded referral, Meaning.OfEnrolment told) {
        if (referral.refusal() != null) {
            return referral;
        }
        boolean changed = enrolments.record(
                referral.code(),
                referral.verdict() == Verdict.RECORDED,
                told.enrolledOn(),
                told.endedOn(),
                told.referral().draft());
        if (told.interviewedOn() != null) {
            String teller = new PartnerCaller(told.referral().draft().partner()).stampedAs();
            changed |= events.interviewed(teller, referral.code(), told.interviewedOn());
        }
        boolean isOnlyDays = changed && referral.verdict() == Verdict.UNCHANGED;
        return isOnlyDays ? new Recorded(Verdict.UPDATED, referral.code(), referral.beneficiary(), null) : referral;
    }

    /** One verdict per contract, in the same order. */
    List<RecordedOutcome> placements(List<PastPlacement> told) {
        return events.record(told);
    }
}
