package it.ponte.matching;

import it.ponte.vacancy.Company;
import it.ponte.vacancy.JobProfile;
import it.ponte.vacancy.JobProfile.LanguageNeed;
import it.ponte.vacancy.JobProfile.SkillNeed;
import it.ponte.vacancy.JobProfile.TransversalNeed;
import it.ponte.vacancy.Vacancy;
import it.ponte.vacancy.VacancyDraft;
import it.ponte.vocabulary.ContractType;
import it.ponte.vocabulary.Education;
import it.ponte.vocabulary.Exposure;
import it.ponte.vocabulary.Language;
import it.ponte.vocabulary.LanguageLevel;
import it.ponte.vocabulary.Licence;
import it.ponte.vocabulary.Shift;
import it.ponte.vocabulary.Transversal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An invented vacancy for tests: 20 hours by day in Valmora (MO), asking nothing else. */
final class Job {
    private static final Instant TOLD = Instant.parse("2026-11-02T09:00:00Z");

    private String partner = "officine-brandi";
    private Instant told = TOLD;
    private String externalId = "J1";
    private int seats = 1;
    private int hours = 20;
    private String company = "Officine Brandi";
    private String vatNumber = "01234567890";
    private String sector = "cleaning";
    private final Set<String> sectorsToldByOthers = new HashSet<>();
    private String comune = "Valmora";
    private String province = "MO";
    private final Set<Shift> shifts = new HashSet<>();
    private final Set<Licence> licences = new HashSet<>();
    private final Set<Exposure> exposures = new HashSet<>();
    private LocalDate startsOn;
    private LocalDate closesOn;
    private Education education = Education.UNKNOWN;
    private boolean educationRequired;
    private final List<LanguageNeed> languages = new ArrayList<>();
    private final List<SkillNeed> skills = new ArrayList<>();
    private final List<TransversalNeed> transversal = new ArrayList<>();

    static Job job() {
        return new Job();
    }

    Job externalId(String externalId) {
        this.externalId = externalId;
        return this;
    }

    Job of(String partner) {
        this.partner = partner;
        return this;
    }

    Job later(int days) {
        told = TOLD.plus(Duration.ofDays(days));
        return this;
    }

    Job seats(int seats) {
        this.seats = seats;
        return this;
    }

    Job hours(int hours) {
        this.hours = hours;
        return this;
    }

    Job employer(String vatNumber, String sector) {
        this.vatNumber = vatNumber;
        this.sector = sector;
        return this;
    }

    Job named(String company) {
        this.company = company;
        return this;
    }

    Job othersSay(String sector) {
        sectorsToldByOthers.add(sector);
        return this;
    }

    Job in(String comune, String province) {
        this.comune = comune;
        this.province = province;
        return this;
    }

    Job shifts(Shift... shifts) {
        this.shifts.addAll(List.of(shifts));
        return this;
    }

    Job driving(Licence... licences) {
        this.licences.addAll(List.of(licences));
        return this;
    }

    Job exposing(Exposure... exposures) {
        this.exposures.addAll(List.of(exposures));
        return this;
    }

    Job startsOn(String day) {
        startsOn = LocalDate.parse(day);
        return this;
    }

    Job closesOn(String day) {
        closesOn = LocalDate.parse(day);
        return this;
    }

    Job education(Education education, boolean required) {
        this.education = education;
        educationRequired = required;
        return this;
    }

    Job language(String code, LanguageLevel level, boolean required) {
        languages.add(new LanguageNeed(new Language(code, level), required));
        return this;
    }

    Job skill(String skill, boolean required) {
        skills.add(new SkillNeed(skill, required));
        return this;
    }

    Job transversal(Transversal skill, boolean required) {
        transversal.add(new TransversalNeed(skill, required));
        return this;
    }

    VacancyDraft draft() {
        return new VacancyDraft(
                partner,
                externalId,
                "Addetta alle pulizie",
                new Company(company, vatNumber, 12, sector),
                seats,
                ContractType.FIXED_TERM,
                hours,
                shifts,
                comune,
                province,
                licences,
                exposures,
                startsOn,
                closesOn,
                new JobProfile(education, educationRequired, languages, skills, transversal),
                told,
                told);
    }

    Vacancy vacancy() {
        Set<String> sectors = new HashSet<>(sectorsToldByOthers);
        if (sector != null) {
            sectors.add(sector);
        }
        return new Vacancy(
                1,
                "V-" + externalId,
                draft(),
                TOLD,
                null,
                0,
                sectors,
                Set.of(draft().company().name()));
    }
}
