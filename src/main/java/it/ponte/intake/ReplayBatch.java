package it.ponte.intake;

import java.util.List;

/**
 * The next lines of a replay, all of one envelope: one transaction holds the answers of one envelope only, so that two
 * of them never wait for each other.
 *
 * @param endsEnvelope whether the replay has nothing more to do with this envelope afterwards
 */
public record ReplayBatch(long replay, Envelope envelope, List<Integer> numbers, boolean endsEnvelope) {
    public ReplayBatch {
        numbers = List.copyOf(numbers);
    }

    int lastNumber() {
        return numbers.get(numbers.size() - 1);
    }
}
