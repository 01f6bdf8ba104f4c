package it.ponte.matching;

import it.ponte.beneficiary.Candidate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The hard rules: who breaks one is left out, with the reason. A rule says nothing where the vacancy asks nothing of its
 * kind. Employed or not is never looked at; categories of disadvantage do not exist here (SAFETY P21).
 */
public enum Rule {
    /**
     * There is a legal basis (SAFETY P13) and no exclusion stands against the vacancy (SAFETY P7). One rule with one
     * neutral reason, so that nobody can tell from it that a person has exclusions. It cannot be switched off, and where
     * it keeps a person out nothing else of hers is compared.
     */
    ADMISSIBLE(Conditions::admissible),
    /** The workplace lies where she can go; an unknown place on either side is "to check". */
    REACH(Conditions::reach),
    /** The weekly hours lie between the fewest she looks for and the most she can do. */
    HOURS(Conditions::hours),
    /** She can do the shifts of the job. */
    SHIFTS(Conditions::shifts),
    /** The job exposes her to nothing that she must be spared. */
    LIMITS(Conditions::limits),
    /** She has every licence asked. */
    LICENCES(Abilities::licences),
    /** She reaches the education, where it is required. */
    EDUCATION(Abilities::education),
    /** She knows every required language at its level. */
    LANGUAGES(Abilities::languages),
    /** She has every required skill. */
    SKILLS(Abilities::skills),
    /** She has every required transversal skill. */
    TRANSVERSAL(Abilities::transversal);

    private final BiFunction<Candidate, Demand, Optional<Finding>> check;

    Rule(BiFunction<Candidate, Demand, Optional<Finding>> check) {
        this.check = check;
    }

    /** What the rule says of a person before a vacancy; empty where nothing is asked. */
    public Optional<Reason> judge(Candidate person, Demand demand) {
        return check.apply(person, demand)
                .map(found -> new Reason(name(), found.asked(), found.found(), found.verdict(), 0, 0));
    }

    /** Whether an installation may switch it off: all but the one that protects. */
    public boolean isOptional() {
        return this != ADMISSIBLE;
    }

    static Optional<Rule> named(String name) {
        return Arrays.stream(values()).filter(rule -> rule.name().equals(name)).findAny();
    }
}
