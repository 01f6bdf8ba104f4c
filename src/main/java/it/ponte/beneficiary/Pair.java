package it.ponte.beneficiary;

import java.util.stream.Stream;

/** Two records of people, the lower id first. */
record Pair(long one, long other) {
    Pair {
        if (one >= other) {
            throw new IllegalArgumentException("two records, in order");
        }
    }

    static Pair of(long some, long another) {
        return new Pair(Math.min(some, another), Math.max(some, another));
    }

    Stream<Long> both() {
        return Stream.of(one, other);
    }
}
