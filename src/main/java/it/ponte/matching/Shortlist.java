package it.ponte.matching;

import it.ponte.beneficiary.Candidate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The best of those who fit one vacancy (rosa di candidature), while people are considered one after the other. */
final class Shortlist {
    private final Matcher matcher;
    private final Demand demand;
    private final int top;
    private final Set<Long> decided;
    private final TreeSet<Ranked> best = new TreeSet<>();

    /** People on whom an operator decided already for this vacancy are passed over. */
    Shortlist(Matcher matcher, Demand demand, int top, Set<Long> decided) {
        this.matcher = matcher;
        this.demand = demand;
        this.top = top;
        this.decided = decided;
    }

    /** Takes the person in when she fits better than one who is on the list, or while it has room. */
    void consider(Candidate person) {
        if (!decided.contains(person.id())
                && matcher.assess(person, demand) instanceof Assessment.Fits fits
                && best.add(new Ranked(person, fits))
                && best.size() > top) {
            best.pollLast();
        }
    }

    long vacancy() {
        return demand.vacancy().id();
    }

    /** Best first. */
    List<Ranked> best() {
        return List.copyOf(best);
    }
}
