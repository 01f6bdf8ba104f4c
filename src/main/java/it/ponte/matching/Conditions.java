package it.ponte.matching;

import static it.ponte.matching.Finding.names;
import static it.ponte.vocabulary.Shift.AFTERNOON;
import static it.ponte.vocabulary.Shift.MORNING;
import static it.ponte.vocabulary.Shift.NIGHT;

import it.ponte.beneficiary.Availability;
import it.ponte.beneficiary.Candidate;
import it.ponte.beneficiary.Profile;
import it.ponte.matching.Reason.Verdict;
import it.ponte.vacancy.VacancyDraft;
import it.ponte.vocabulary.Exposure;
import it.ponte.vocabulary.Shift;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The hard rules about the conditions of the job: whether it may be proposed at all, where, when, at what strain. */
final class Conditions {
    /** What an empty set of a vacancy's shifts means. */
    static final String DAY = "DAY";

    private Conditions() {}

    /** Speaks only when it keeps the person out, and never says which of its grounds it was. */
    static Optional<Finding> admissible(Candidate who, Demand what) {
        return who.hasBasis() && !isExcluded(who, what) ? Optional.empty() : Finding.of(List.of(), List.of(), false);
    }

    /**
     * Fails closed (SAFETY P7): for a protected person, or one with exclusions, a vacancy whose workplace or employer is
     * not known counts as excluded; an unknown sector does so for one with exclusions, since hashes do not tell what
     * they exclude.
     */
    static boolean isExcluded(Candidate who, Demand what) {
        Profile profile = who.profile();
        if (!what.isLocated()) {
            return who.isProtected() || profile.hasExclusions();
        }
        boolean isAvoided = !profile.avoid().isEmpty()
                && (!what.isOfKnownSector() || !Collections.disjoint(profile.avoid(), what.marks()));
        boolean isOnEveryList = profile.only().stream().noneMatch(list -> Collections.disjoint(list, what.marks()));
        return isAvoided || !isOnEveryList;
    }

    static Optional<Finding> reach(Candidate who, Demand what) {
        String workplace = what.vacancy().offer().province();
        Profile profile = who.profile();
        if (workplace == null) {
            return Optional.of(new Finding(List.of(), List.of(), Verdict.TO_CHECK));
        }
        List<String> asked = List.of(workplace);
        if (workplace.equals(profile.province()) || profile.reach().contains(workplace)) {
            return Finding.of(asked, asked, true);
        }
        return profile.province() == null
                ? Optional.of(new Finding(asked, List.of(), Verdict.TO_CHECK))
                : Finding.of(asked, List.of(), false);
    }

    static Optional<Finding> hours(Candidate who, Demand what) {
        int asked = what.vacancy().offer().hoursPerWeek();
        Availability can = who.profile().availability();
        return Finding.of(
                List.of(String.valueOf(asked)),
                List.of(can.minHours() + "-" + can.maxHours()),
                can.minHours() <= asked && asked <= can.maxHours());
    }

    static Optional<Finding> shifts(Candidate who, Demand what) {
        Set<Shift> asked = what.vacancy().offer().shifts();
        Set<Shift> told = who.profile().availability().shifts();
        if (asked.isEmpty()) {
            boolean byDay = told.isEmpty() || told.contains(MORNING) || told.contains(AFTERNOON);
            return Finding.of(List.of(DAY), names(told), byDay);
        }
        List<String> can = names(asked.stream()
                .filter(shift -> told.isEmpty() ? shift != NIGHT : told.contains(shift))
                .toList());
        return Finding.of(names(asked), can, can.size() == asked.size());
    }

    /** Night shifts are night work, whether or not the company lists them among the exposures. */
    static Optional<Finding> limits(Candidate who, Demand what) {
        VacancyDraft offer = what.vacancy().offer();
        Set<Exposure> exposures = new HashSet<>(offer.exposures());
        if (offer.shifts().contains(NIGHT)) {
            exposures.add(Exposure.NIGHT_WORK);
        }
        Set<Exposure> spared = new HashSet<>(exposures);
        spared.retainAll(who.profile().limits());
        return exposures.isEmpty() ? Optional.empty() : Finding.of(names(exposures), names(spared), spared.isEmpty());
    }
}
