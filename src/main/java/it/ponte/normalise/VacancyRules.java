package it.ponte.normalise;

import it.ponte.mapping.Values;
import it.ponte.vacancy.Company;
import it.ponte.vacancy.JobProfile;
import it.ponte.vacancy.JobProfile.LanguageNeed;
import it.ponte.vacancy.JobProfile.SkillNeed;
import it.ponte.vacancy.JobProfile.TransversalNeed;
import it.ponte.vacancy.VacancyDraft;
import it.ponte.vocabulary.ContractType;
import it.ponte.vocabulary.Education;
import it.ponte.vocabulary.Exposure;
import it.ponte.vocabulary.Language;
import it.ponte.vocabulary.Licence;
import it.ponte.vocabulary.Shift;
import it.ponte.vocabulary.Transversal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** What an offer of work means. */
final class VacancyRules implements LineRules {
    /** A vacancy's values stand each for itself. */
    @Override
    public void check(Values values, Message message) {}

    @Override
    public Meaning meaning(Values values, Message message) {
        return new Meaning.OfVacancy(new VacancyDraft(
                message.partner(),
                values.text("externalId"),
                values.text("title"),
                new Company(
                        values.text("company.name"),
                        values.text("company.vatNumber"),
                        values.one("company.employees", Integer.class),
                        values.text("company.sector")),
                values.one("seats", Integer.class),
                values.one("contractType", ContractType.class),
                values.one("hoursPerWeek", Integer.class),
                values.several("shifts", Shift.class),
                values.text("workplace.comune"),
                values.text("workplace.province"),
                values.several("licences", Licence.class),
                values.several("exposures", Exposure.class),
                values.one("startsOn", LocalDate.class),
                values.one("closesOn", LocalDate.class),
                profile(values),
                message.asOf(),
                message.toldAt()));
    }

    /** Where a level of education is both required and welcome, the hard rule is the one that counts. */
    private static JobProfile profile(Values values) {
        boolean required = values.has("requires.education");
        return new JobProfile(
                values.one(required ? "requires.education" : "welcomes.education", Education.UNKNOWN, Education.class),
                required,
                needs(values, "languages", Language.class, LanguageNeed::new),
                needs(values, "skills", String.class, SkillNeed::new),
                needs(values, "transversal", Transversal.class, TransversalNeed::new));
    }

    private static <T, N> List<N> needs(Values values, String what, Class<T> type, BiFunction<T, Boolean, N> need) {
        List<N> needs = new ArrayList<>();
        Set<T> required = values.several("requires." + what, type);
        required.forEach(one -> needs.add(need.apply(one, true)));
        values.several("welcomes." + what, type).stream()
                .filter(one -> !required.contains(one))
                .forEach(one -> needs.add(need.apply(one, false)));
        return needs;
    }
}
