package it.ponte.matching;

import it.ponte.access.Vault;
import it.ponte.beneficiary.Candidate;
import it.ponte.matching.Assessment.Fits;
import it.ponte.matching.Assessment.LeftOut;
import it.ponte.vacancy.Vacancy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares a person with a vacancy: first the hard rules, then, for those whom none keeps out, the weighted criteria. */
public final class Matcher {
    private final MatchingConfig config;
    private final Vault vault;

    /** The vault hashes what exclusions are held against. */
    public Matcher(MatchingConfig config, Vault vault) {
        this.config = config;
        this.vault = vault;
    }

    /** Makes a vacancy ready to be compared with many people. */
    public Demand demand(Vacancy vacancy) {
        return Demand.of(vacancy, config, vault);
    }

    /** Compares one person with one vacancy; the same in, the same out. */
    public Assessment assess(Candidate person, Vacancy vacancy) {
        return assess(person, demand(vacancy));
    }

    /** Compares one person with a vacancy made ready. */
    public Assessment assess(Candidate person, Demand demand) {
        Optional<Reason> forbidden = Rule.ADMISSIBLE.judge(person, demand);
        return forbidden.isPresent() ? new LeftOut(List.of(forbidden.get())) : compare(person, demand);
    }

    /** The same, as though nobody had asked for exclusions and every basis held: what says nothing of either. */
    Assessment compare(Candidate person, Demand demand) {
        List<Reason> reasons = new ArrayList<>();
        for (Rule rule : Rule.values()) {
            if (rule.isOptional() && config.rules().contains(rule)) {
                rule.judge(person, demand).ifPresent(reasons::add);
            }
        }
        if (reasons.stream().anyMatch(Reason::keepsOut)) {
            return new LeftOut(reasons);
        }
        int points = 0;
        for (Criterion criterion : Criterion.values()) {
            Integer outOf = demand.scale().get(criterion);
            if (outOf != null) {
                Reason reason = criterion.weigh(person, demand.vacancy(), outOf);
                reasons.add(reason);
                points += reason.points();
            }
        }
        return new Fits(points, reasons);
    }
}
