package it.ponte.vacancy;

import it.ponte.vocabulary.ContractType;
import it.ponte.vocabulary.Education;
import it.ponte.vocabulary.Exposure;
import it.ponte.vocabulary.Language;
import it.ponte.vocabulary.LanguageLevel;
import it.ponte.vocabulary.Licence;
import it.ponte.vocabulary.Shift;
import it.ponte.vocabulary.Transversal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** A vacancy that tells everything. */
final class Offers {
    static final String BRANDI = "officine-brandi";

    private Offers() {}

    /** Told at the moment that it speaks of. */
    static VacancyDraft offer(String externalId, int seats, LocalDate closesOn, Instant asOf) {
        return offer(externalId, seats, closesOn, asOf, asOf);
    }

    static VacancyDraft offer(String externalId, int seats, LocalDate closesOn, Instant asOf, Instant toldAt) {
        return new VacancyDraft(
                BRANDI,
                externalId,
                "Addetta alle pulizie",
                new Company("Officine Brandi", "01234567890", 12, "vehicle-repair"),
                seats,
                ContractType.FIXED_TERM,
                24,
                Set.of(Shift.MORNING, Shift.WEEKEND, Shift.AFTERNOON),
                "Valmora",
                "MO",
                Set.of(Licence.B, Licence.FORKLIFT),
                Set.of(Exposure.DUST, Exposure.NOISE),
                LocalDate.of(2026, 4, 1),
                closesOn,
                new JobProfile(
                        Education.LOWER_SECONDARY,
                        true,
                        List.of(new JobProfile.LanguageNeed(new Language("it", LanguageLevel.A2), true)),
                        List.of(new JobProfile.SkillNeed("floor-machines", false)),
                        List.of(new JobProfile.TransversalNeed(Transversal.ADAPTATION, false))),
                asOf,
                toldAt);
    }
}
