package it.ponte.normalise;

import it.ponte.access.Personal;
import it.ponte.access.Vault;
import it.ponte.beneficiary.Caseworker;
import it.ponte.beneficiary.Identity;
import it.ponte.beneficiary.LegalBasis;
import it.ponte.beneficiary.ReferralDraft;
import it.ponte.convert.TaxCodeFacts;
import it.ponte.mapping.Values;
import it.ponte.reading.Hint;
import it.ponte.reading.HintCode;
import it.ponte.reading.ProblemCode;
import it.ponte.vocabulary.ConsentScope;
import it.ponte.vocabulary.ItalianTime;
import it.ponte.vocabulary.ReferralReason;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;

/** What a referral or self-enrolment means. */
final class ReferralRules implements LineRules {
    private static final int CONSENT_MONTHS = 12;

    private final Clock clock;
    private final ToldProfile profiles;

    ReferralRules(Clock clock, Vault vault) {
        this.clock = clock;
        this.profiles = new ToldProfile(vault);
    }

    @Override
    public void check(Values values, Message message) {
        if (!message.isProtected() && !values.has("beneficiary.firstName")) {
            values.require("beneficiary.lastName"); // one name is enough: some people have no other
        }
        refuseFuture("beneficiary.bornOn", values);
        refuseFuture("basis.givenOn", values);
        if (values.has("hours.min")
                && values.has("hours.max")
                && ToldProfile.minHours(values) > ToldProfile.maxHours(values)) {
            values.problem("hours.max", ProblemCode.CONTRADICTION, null);
        }
        checkBasis(values);
        checkTaxCode(values);
    }

    /** A code that speaks of another birth or sex may be right all the same, or the other fact: both are recorded. */
    private static void checkTaxCode(Values values) {
        String taxCode = values.text("beneficiary.codiceFiscale");
        if (taxCode == null) {
            return;
        }
        LocalDate bornOn = values.one("beneficiary.bornOn", LocalDate.class);
        if (bornOn != null && !TaxCodeFacts.agreesWith(taxCode, bornOn)) {
            values.problem("beneficiary.codiceFiscale", ProblemCode.TAX_CODE_DIFFERS_FROM_BIRTH, null);
        }
        String sex = values.text("beneficiary.sex");
        if (sex != null && !sex.equals(TaxCodeFacts.sex(taxCode))) {
            values.problem("beneficiary.codiceFiscale", ProblemCode.TAX_CODE_DIFFERS_FROM_SEX, null);
        }
    }

    private void refuseFuture(String field, Values values) {
        LocalDate day = values.one(field, LocalDate.class);
        if (day != null && day.isAfter(ItalianTime.dayOf(clock.instant()))) {
            values.problem(field, ProblemCode.IN_THE_FUTURE, null);
        }
    }

    private static void checkBasis(Values values) {
        if (values.isTold("basis.kind") || values.has("basis.until") || values.isTold("basis.scope")) {
            values.require("basis.givenOn");
        }
        LocalDate givenOn = values.one("basis.givenOn", LocalDate.class);
        LocalDate until = values.one("basis.until", LocalDate.class);
        if (givenOn == null) {
            return;
        }
        values.require("basis.kind");
        if (values.isTold("basis.scope")
                && values.one("basis.kind", LegalBasis.Kind.class) == LegalBasis.Kind.PUBLIC_TASK) {
            values.problem("basis.scope", ProblemCode.CONTRADICTION, null); // a scope is a consent's
        }
        if (until == null) {
            return;
        }
        if (until.isBefore(givenOn)) {
            values.problem("basis.until", ProblemCode.CONTRADICTION, null);
        } else if (values.one("basis.kind", LegalBasis.Kind.class) == LegalBasis.Kind.CONSENT
                && until.isAfter(givenOn.plusMonths(CONSENT_MONTHS))) {
            values.problem(
                    "basis.until", ProblemCode.OUT_OF_RANGE, Hint.of(HintCode.MOST_MONTHS, CONSENT_MONTHS)); // P13
        }
    }

    @Override
    public Meaning meaning(Values values, Message message) {
        return new Meaning.OfReferral(draft(values, message), values.problems());
    }

    /** The referral that values without problems tell. */
    ReferralDraft draft(Values values, Message message) {
        String externalId = values.text("externalId");
        return new ReferralDraft(
                message.partner(),
                externalId,
                values.one("caseNumber", externalId, String.class),
                message.isProtected() ? hidden(values, externalId) : known(values),
                caseworker(values),
                profiles.of(values),
                basis(values),
                values.one("reason", ReferralReason.class),
                message.isSelfEnrolled(),
                message.asOf(),
                message.toldAt());
    }

    private static Identity hidden(Values values, String externalId) {
        return new Identity.Protected(
                Personal.of(values.one("beneficiary.reference", externalId, String.class)),
                values.text("beneficiary.ageBand"));
    }

    private static Identity known(Values values) {
        return new Identity.Known(
                personal(values, "beneficiary.firstName"),
                personal(values, "beneficiary.lastName"),
                personal(values, "beneficiary.codiceFiscale"),
                values.text("beneficiary.sex"),
                values.one("beneficiary.bornOn", LocalDate.class),
                values.text("beneficiary.citizenship"),
                personal(values, "beneficiary.email"),
                personal(values, "beneficiary.phone"));
    }

    /** Letters need an address: a caseworker without one is nobody to write to. */
    private static Caseworker caseworker(Values values) {
        Personal email = personal(values, "caseworker.email");
        return email == null ? null : new Caseworker(personal(values, "caseworker.name"), email);
    }

    private static LegalBasis basis(Values values) {
        LocalDate givenOn = values.one("basis.givenOn", LocalDate.class);
        if (givenOn == null) {
            return null;
        }
        LegalBasis.Kind kind = values.one("basis.kind", LegalBasis.Kind.class);
        LocalDate until = values.one("basis.until", LocalDate.class);
        Set<ConsentScope> scope = values.has("basis.scope") ? values.several("basis.scope", ConsentScope.class) : null;
        return new LegalBasis(
                kind, givenOn, until == null ? LegalBasis.of(kind, givenOn).until() : until, scope);
    }

    private static Personal personal(Values values, String field) {
        return Personal.orNull(values.text(field));
    }
}
