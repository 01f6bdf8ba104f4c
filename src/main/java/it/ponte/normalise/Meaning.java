package it.ponte.normalise;

import it.ponte.beneficiary.ReferralDraft;
import it.ponte.placement.OutcomeDraft;
import it.ponte.reading.Problem;
import it.ponte.vacancy.VacancyDraft;
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

    /** The line is set aside; never empty. */
    record Refused(List<Problem> problems) implements Meaning {}
}
