package it.ponte.mapping;

import static it.ponte.mapping.CanonicalField.listOf;
import static it.ponte.mapping.CanonicalField.optional;
import static it.ponte.mapping.CanonicalField.required;
import static it.ponte.mapping.UnderProtection.DROPPED;
import static it.ponte.mapping.UnderProtection.REFUSED;

import it.ponte.beneficiary.LegalBasis;
import it.ponte.convert.Century;
import it.ponte.convert.ComuneText;
import it.ponte.convert.Converter;
import it.ponte.convert.Converters;
import it.ponte.convert.DateText;
import it.ponte.convert.Email;
import it.ponte.convert.EmployerText;
import it.ponte.convert.LanguageText;
import it.ponte.convert.Moment;
import it.ponte.convert.OneOf;
import it.ponte.convert.Phone;
import it.ponte.convert.Subject;
import it.ponte.convert.TaxCode;
import it.ponte.convert.Text;
import it.ponte.convert.VatNumber;
import it.ponte.convert.WholeNumber;
import it.ponte.convert.YesNo;
import it.ponte.placement.OutcomeKind;
import it.ponte.placement.OutcomeReason;
import it.ponte.reading.ProblemCode;
import it.ponte.vocabulary.ConsentScope;
import it.ponte.vocabulary.ContractType;
import it.ponte.vocabulary.Education;
import it.ponte.vocabulary.Exposure;
import it.ponte.vocabulary.Licence;
import it.ponte.vocabulary.ReferralReason;
import it.ponte.vocabulary.Sector;
import it.ponte.vocabulary.Shift;
import it.ponte.vocabulary.Skill;
import it.ponte.vocabulary.Skills;
import it.ponte.vocabulary.Transversal;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Everything the hub may know of what its partners tell. What is not here cannot be mapped. */
public final class CanonicalFields {
    private static final Text ID = new Text(80);
    private static final Text NAME = new Text(100);
    private static final Text TITLE = new Text(200);
    private static final Converter<?> MOMENT = new Moment();
    private static final Converter<?> EDUCATION = OneOf.constants(Education.class);
    private static final Converter<?> LANGUAGE = new LanguageText();
    private static final Converter<?> TRANSVERSAL = OneOf.constants(Transversal.class);
    private static final Converter<?> LICENCE = OneOf.constants(Licence.class);
    private static final Converter<?> SHIFT = OneOf.constants(Shift.class);
    private static final Converter<?> EXPOSURE = OneOf.constants(Exposure.class);
    private static final Converter<?> CONTRACT = OneOf.constants(ContractType.class);
    private static final Converter<?> COMUNE = new ComuneText(ComuneText.Wanted.NAME);
    private static final Converter<?> PROVINCE = OneOf.provinces();
    private static final Converter<?> VAT_NUMBER = new VatNumber();
    private static final Converter<?> EMAIL = new Email();
    private static final Converter<?> WEEKLY_HOURS = new WholeNumber(0, 60);

    private final Map<String, CanonicalField> referral;
    private final Map<String, CanonicalField> vacancy;
    private final Map<String, CanonicalField> outcome;
    private final Converters converters;

    private final Map<String, CanonicalField> enrolment = new LinkedHashMap<>();
    private final Map<String, CanonicalField> placement;

    /** The fields, with the skills and sectors that this installation speaks of. */
    public CanonicalFields(Skills vocabulary, Clock clock) {
        converters = new Converters(clock);
        Converter<?> day = DateText.iso(Century.around(clock));
        Converter<?> birthday = DateText.iso(Century.ofBirth(clock));
        Converter<?> skill = OneOf.words(vocabulary.all().stream().map(Skill::code), ProblemCode.UNKNOWN_CODE);
        Converter<?> sector = OneOf.words(vocabulary.sectors().stream().map(Sector::code), ProblemCode.UNKNOWN_CODE);
        referral = byName(
                required("externalId", ID),
                optional("caseNumber", ID),
                optional("asOf", MOMENT),
                optional("protection", new YesNo()),
                optional("reason", OneOf.constants(ReferralReason.class)),
                optional("beneficiary.firstName", NAME).under(REFUSED),
                optional("beneficiary.lastName", NAME).under(REFUSED),
                optional("beneficiary.codiceFiscale", new TaxCode()).under(REFUSED),
                optional("beneficiary.bornOn", birthday).under(REFUSED),
                optional("beneficiary.email", EMAIL).under(REFUSED),
                optional("beneficiary.phone", new Phone()).under(REFUSED),
                optional("beneficiary.sex", OneOf.words(Stream.of("F", "M"), ProblemCode.UNKNOWN_CODE))
                        .under(DROPPED),
                optional("beneficiary.citizenship", OneOf.countries()).under(DROPPED),
                optional("beneficiary.reference", ID),
                optional("beneficiary.ageBand", OneOf.ageBands()),
                optional("caseworker.name", NAME),
                optional("caseworker.email", EMAIL),
                optional("basis.kind", OneOf.constants(LegalBasis.Kind.class)).onlyWith("basis.givenOn"),
                optional("basis.givenOn", day).onlyWith("basis.kind"),
                optional("basis.until", day).onlyWith("basis.givenOn"),
                listOf("basis.scope", OneOf.constants(ConsentScope.class)).onlyWith("basis.givenOn"),
                optional("education", EDUCATION),
                listOf("skills", skill),
                listOf("languages", LANGUAGE),
                listOf("transversal", TRANSVERSAL),
                listOf("licences", LICENCE),
                optional("hours.min", WEEKLY_HOURS),
                optional("hours.max", WEEKLY_HOURS),
                listOf("shifts", SHIFT),
                optional("availableFrom", day),
                optional("province", PROVINCE),
                listOf("reach", PROVINCE),
                listOf("limits", EXPOSURE),
                listOf("avoid.comune", COMUNE),
                listOf("avoid.employer", new EmployerText(80)),
                listOf("avoid.sector", sector),
                listOf("only.employer", VAT_NUMBER));
        enrolment.putAll(referral);
        enrolment.putAll(byName(required("enrolledOn", day), optional("endedOn", day), optional("interviewedOn", day)));
        placement = byName(
                required("externalId", ID),
                required("person", ID),
                optional("company.name", TITLE).under(DROPPED), // required of everybody else
                optional("company.employees", new WholeNumber(0, 1_000_000)).under(DROPPED),
                optional("company.sector", sector),
                required("contractType", CONTRACT),
                required("startedOn", day),
                optional("until", day),
                optional("endedOn", day));
        outcome = byName(
                required("externalId", ID),
                required("about", new Subject()),
                required("kind", OneOf.constants(OutcomeKind.class, OutcomeKind.PROPOSED)),
                required("on", day),
                optional("contractType", CONTRACT),
                optional("until", day),
                optional("reason", OneOf.constants(OutcomeReason.class)));
        vacancy = byName(
                required("externalId", ID),
                optional("asOf", MOMENT),
                required("title", TITLE),
                required("company.name", TITLE),
                optional("company.vatNumber", VAT_NUMBER),
                optional("company.employees", new WholeNumber(0, 1_000_000)),
                optional("company.sector", sector),
                required("seats", new WholeNumber(1, 999)),
                required("contractType", CONTRACT),
                required("hoursPerWeek", new WholeNumber(1, 48)),
                listOf("shifts", SHIFT),
                optional("workplace.comune", COMUNE),
                optional("workplace.province", PROVINCE),
                listOf("licences", LICENCE),
                listOf("exposures", EXPOSURE),
                optional("startsOn", day),
                optional("closesOn", day),
                optional("requires.education", EDUCATION),
                listOf("requires.languages", LANGUAGE),
                listOf("requires.skills", skill),
                listOf("requires.transversal", TRANSVERSAL),
                optional("welcomes.education", EDUCATION),
                listOf("welcomes.languages", LANGUAGE),
                listOf("welcomes.skills", skill),
                listOf("welcomes.transversal", TRANSVERSAL));
    }

    /** What a mapping may name after {@code as}. */
    public Converters converters() {
        return converters;
    }

    /** The fields of this kind of message, by name, in the order in which they are read. */
    public Map<String, CanonicalField> of(Produces kind) {
        return switch (kind) {
            case REFERRAL -> referral;
            case VACANCY -> vacancy;
            case OUTCOME -> outcome;
            case ENROLMENT -> enrolment;
            case PLACEMENT -> placement;
        };
    }

    private static Map<String, CanonicalField> byName(CanonicalField... fields) {
        Map<String, CanonicalField> byName = new LinkedHashMap<>();
        Arrays.stream(fields).forEach(field -> byName.put(field.name(), field));
        return byName;
    }
}
