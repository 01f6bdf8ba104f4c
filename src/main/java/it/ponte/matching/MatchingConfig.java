package it.ponte.matching;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How this installation matches: {@code config/matching.yml}.
 *
 * @param top how many undecided proposals a vacancy has at most, 1 to 100
 * @param rules the hard rules in force; {@link Rule#ADMISSIBLE} always among them
 * @param weights what each criterion weighs beside the others, 0 to 1000; one that is missing is not weighed
 */
public record MatchingConfig(int top, Set<Rule> rules, Map<Criterion, Integer> weights) {
    public MatchingConfig {
        rules = Set.copyOf(rules);
        weights = Map.copyOf(weights);
        if (top < 1 || top > 100) {
            throw new IllegalArgumentException("top");
        }
        if (!rules.containsAll(EnumSet.allOf(Rule.class).stream()
                .filter(rule -> !rule.isOptional())
                .toList())) {
            throw new IllegalArgumentException("a rule that protects cannot be switched off");
        }
        if (weights.values().stream().anyMatch(weight -> weight < 0 || weight > 1000)) {
            throw new IllegalArgumentException("weight");
        }
    }

    /**
     * Shares a whole number of points out among some criteria by their weights, so that the shares sum to it exactly
     * (largest remainder). Criteria without weight have no share; empty when none has a weight.
     */
    Map<Criterion, Integer> shareOut(int points, Collection<Criterion> criteria) {
        EnumMap<Criterion, Integer> weighed = new EnumMap<>(Criterion.class);
        criteria.stream()
                .filter(criterion -> weights.getOrDefault(criterion, 0) > 0)
                .forEach(criterion -> weighed.put(criterion, weights.get(criterion)));
        int sum = weighed.values().stream().mapToInt(Integer::intValue).sum();
        Map<Criterion, Integer> shares = new HashMap<>();
        weighed.forEach((criterion, weight) -> shares.put(criterion, points * weight / sum));
        int rest = points - shares.values().stream().mapToInt(Integer::intValue).sum();
        List<Criterion> byRemainder = weighed.keySet().stream()
                .sorted((one, other) ->
                        Integer.compare(points * weighed.get(other) % sum, points * weighed.get(one) % sum))
                .toList();
        byRemainder.stream().limit(rest).forEach(criterion -> shares.merge(criterion, 1, Integer::sum));
        return shares;
    }
}
