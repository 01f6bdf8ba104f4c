package it.ponte.matching;

import it.ponte.beneficiary.Candidate;
import java.util.Comparator;

/** A person who fits a vacancy. The order is best first: more points, then who waits longest, then the code. */
record Ranked(Candidate person, Assessment.Fits fits) implements Comparable<Ranked> {
    private static final Comparator<Ranked> BEST_FIRST = Comparator.<Ranked>comparingInt(
                    ranked -> -ranked.fits().points())
            .thenComparing(ranked -> ranked.person().enrolledAt())
            .thenComparing(ranked -> ranked.person().code());

    @Override
    public int compareTo(Ranked other) {
        return BEST_FIRST.compare(this, other);
    }
}
