package it.ponte.normalise;

import it.ponte.beneficiary.ReferralDraft;
import it.ponte.placement.OutcomeDraft;
import it.ponte.placement.PastPlacement;
import it.ponte.reading.Problem;
import it.ponte.vacancy.VacancyDraft;
import java.time.LocalDate;
import java.util.List;

/** What one line means, or every reason why it means nothing. */
public sealed interface Meaning {
    /**
     * A person is referred or enrols herself.
     *
     * @param warnings what its sender should look at although it is recorded
     */
    record OfReferral(ReferralDraft draft, List<Problem> warnings) implements Meaning {}

    /** A company offers work. */
    record OfVacancy(VacancyDraft draft) implements Meaning {}

    /** Something became of a path. */
    record OfOutcome(OutcomeDraft draft) implements Meaning {}

    /**
     * A person enrolled before the hub began.
     *
     * @param endedOn null while she is in the programme
     * @param interviewedOn the day of her first interview, null where there was none
     */
    record OfEnrolment(OfReferral referral, LocalDate enrolledOn, LocalDate endedOn, LocalDate interviewedOn)
            implements Meaning {}

    /** Somebody was hired before the hub began. */
    record OfPlacement(PastPlacement contract) implements Meaning {}

    /** The line is set aside; never empty. */
    record Refused(List<Problem> problems) implements Meaning {}
}
