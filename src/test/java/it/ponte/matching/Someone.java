package it.ponte.matching;

import it.ponte.beneficiary.Availability;
import it.ponte.beneficiary.Candidate;
import it.ponte.beneficiary.Profile;
import it.ponte.vocabulary.Education;
import it.ponte.vocabulary.Exposure;
import it.ponte.vocabulary.Language;
import it.ponte.vocabulary.LanguageLevel;
import it.ponte.vocabulary.Licence;
import it.ponte.vocabulary.Shift;
import it.ponte.vocabulary.Transversal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An invented person for tests: with a basis, from MO, up to 40 hours, nothing else told. */
final class Someone {
    private Education education = Education.UNKNOWN;
    private final Set<String> skills = new HashSet<>();
    private final List<Language> languages = new ArrayList<>();
    private final Set<Transversal> transversal = new HashSet<>();
    private final Set<Licence> licences = new HashSet<>();
    private Availability availability = Availability.UNTOLD;
    private String province = "MO";
    private final Set<String> reach = new HashSet<>();
    private final Set<Exposure> limits = new HashSet<>();
    private final Set<String> avoid = new HashSet<>();
    private final Set<Set<String>> only = new HashSet<>();
    private boolean isProtected;
    private boolean hasBasis = true;
    private long id = 1;
    private Instant enrolledAt = Instant.parse("2026-10-01T08:00:00Z");

    static Someone who() {
        return new Someone();
    }

    Someone id(long id) {
        this.id = id;
        return this;
    }

    Someone enrolledAt(String at) {
        enrolledAt = Instant.parse(at);
        return this;
    }

    Someone reached(Education education) {
        this.education = education;
        return this;
    }

    Someone knows(String... skills) {
        this.skills.addAll(List.of(skills));
        return this;
    }

    Someone speaks(String code, LanguageLevel level) {
        languages.add(new Language(code, level));
        return this;
    }

    Someone is(Transversal... transversal) {
        this.transversal.addAll(List.of(transversal));
        return this;
    }

    Someone drives(Licence... licences) {
        this.licences.addAll(List.of(licences));
        return this;
    }

    Someone works(int least, int most, Shift... shifts) {
        availability = new Availability(least, most, Set.of(shifts), availability.from());
        return this;
    }

    Someone from(String day) {
        availability = new Availability(
                availability.minHours(), availability.maxHours(), availability.shifts(), LocalDate.parse(day));
        return this;
    }

    Someone livesIn(String province, String... reach) {
        this.province = province;
        this.reach.addAll(List.of(reach));
        return this;
    }

    Someone mustBeSpared(Exposure... limits) {
        this.limits.addAll(List.of(limits));
        return this;
    }

    Someone avoids(String... hashes) {
        avoid.addAll(List.of(hashes));
        return this;
    }

    /** One list of the only employers; called again, another service's list. */
    Someone only(String... hashes) {
        only.add(Set.of(hashes));
        return this;
    }

    Someone isProtected() {
        isProtected = true;
        return this;
    }

    Someone withoutBasis() {
        hasBasis = false;
        return this;
    }

    Profile profile() {
        return new Profile(
                education,
                skills,
                languages,
                transversal,
                licences,
                availability,
                province,
                reach,
                limits,
                avoid,
                only);
    }

    Candidate candidate() {
        return new Candidate(id, "B-" + id, profile(), isProtected, hasBasis, enrolledAt);
    }
}
