package it.ponte.placement;

import it.ponte.access.Personal;
import it.ponte.beneficiary.Caseworker;
import it.ponte.beneficiary.Identity;
import it.ponte.vacancy.Company;
import it.ponte.vacancy.JobProfile;
import it.ponte.vacancy.VacancyDraft;
import it.ponte.vocabulary.ContractType;
import it.ponte.vocabulary.Education;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Invented people, vacancies and outcomes. */
public final class Invented {
    /** A name that must never leave: it stands in every field that a letter or log could take it from. */
    public static final String CANARY = "Zanzotto";

    private Invented() {}

    /** Somebody without a tax code, so that nobody else is ever taken for her. */
    public static Identity known() {
        return known(null, "posta@persona.example");
    }

    public static Identity known(String taxCode, String email) {
        return new Identity.Known(
                Personal.of(CANARY),
                Personal.of(CANARY + "i"),
                Personal.orNull(taxCode),
                "F",
                LocalDate.of(1990, 1, 1),
                "IT",
                Personal.orNull(email),
                null);
    }

    public static Caseworker caseworker(String partner) {
        return new Caseworker(Personal.of(CANARY), Personal.of("referente@" + partner + ".example"));
    }

    static VacancyDraft vacancy(String externalId, int seats) {
        return new VacancyDraft(
                Story.COMPANY,
                externalId,
                CANARY + " saldatore",
                new Company(CANARY + " Officine", "01234567897", 12, "METALWORK"),
                seats,
                ContractType.FIXED_TERM,
                36,
                Set.of(),
                CANARY,
                "MO",
                Set.of(),
                Set.of(),
                null,
                null,
                new JobProfile(Education.UNKNOWN, false, List.of(), List.of(), List.of()),
                Instant.now(),
                Instant.now());
    }

    /** A draft with what its kind needs. */
    public static OutcomeDraft outcome(String teller, String externalId, String about, OutcomeKind kind, String day) {
        return new OutcomeDraft(
                teller,
                externalId,
                about,
                kind,
                LocalDate.parse(day),
                kind == OutcomeKind.HIRED ? ContractType.FIXED_TERM : null,
                kind == OutcomeKind.HIRED ? LocalDate.parse(day).plusMonths(6) : null);
    }
}
