package it.ponte.matching;

import it.ponte.matching.Reason.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a hard rule found; it says nothing (empty Optional) where the vacancy asks nothing of its kind.
 *
 * @param asked codes, in a fixed order
 * @param found codes, in a fixed order
 */
record Finding(List<String> asked, List<String> found, Verdict verdict) {

    static Optional<Finding> of(List<String> asked, List<String> found, boolean met) {
        return Optional.of(new Finding(asked, found, met ? Verdict.MET : Verdict.NOT_MET));
    }

    /** Met when everything asked is there. */
    static Optional<Finding> every(List<String> asked, Set<String> has) {
        List<String> found = asked.stream().filter(has::contains).toList();
        return asked.isEmpty() ? Optional.empty() : of(asked, found, found.size() == asked.size());
    }

    /** The names of enum constants, in the order of their declaration. */
    static <E extends Enum<E>> List<String> names(Collection<E> constants) {
        return constants.stream().sorted().map(Enum::name).toList();
    }
}
