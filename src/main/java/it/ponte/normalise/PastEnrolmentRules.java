package it.ponte.normalise;

import it.ponte.mapping.Values;
import java.time.LocalDate;

/** What an enrolment from before the hub means: a referral with the days that it had. */
final class PastEnrolmentRules implements LineRules {
    private final ReferralRules referral;

    PastEnrolmentRules(ReferralRules referral) {
        this.referral = referral;
    }

    @Override
    public void check(Values values, Message message) {
        referral.check(values, message);
        PastDays.check(values, "enrolledOn", "interviewedOn", message);
        PastDays.check(values, "enrolledOn", "endedOn", message);
        PastDays.checkOrder(values, "interviewedOn", "endedOn");
    }

    @Override
    public Meaning meaning(Values values, Message message) {
        return new Meaning.OfEnrolment(
                new Meaning.OfReferral(referral.draft(values, message), values.problems()),
                values.one("enrolledOn", LocalDate.class),
                values.one("endedOn", LocalDate.class),
                values.one("interviewedOn", LocalDate.class));
    }
}
