package it.ponte.matching;

import it.ponte.beneficiary.Candidate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The best of those who fit one vacancy (rosa di candidature), while people are considered one after the other. Protected
 * people take nobody's place: a list that is one short would tell of them (SAFETY P4).
 */
final class Shortlist {
    private final Matcher matcher;
    private final Demand demand;
    private final int top;
    private final Set<Long> decided;
    private final TreeSet<Ranked> best = new TreeSet<>();
    private final TreeSet<Ranked> apart = new TreeSet<>();

    /** People on whom an operator decided already for this vacancy are passed over. */
    Shortlist(Matcher matcher, Demand demand, int top, Set<Long> decided) {
        this.matcher = matcher;
        this.demand = demand;
        this.top = top;
        this.decided = decided;
    }

    /** Takes the person in when she fits better than one who is on the list, or while it has room. */
    void consider(Candidate person) {
        TreeSet<Ranked> list = person.isProtected() ? apart : best;
        if (!decided.contains(person.id())
                && matcher.assess(person, demand) instanceof Assessment.Fits fits
                && list.add(new Ranked(person, fits))
                && list.size() > top) {
            list.pollLast();
        }
    }

    long vacancy() {
        return demand.vacancy().id();
    }

    /** Best first: those whom every operator may know, then the protected ones. */
    List<Ranked> best() {
        return Stream.concat(best.stream(), apart.stream()).toList();
    }
}
