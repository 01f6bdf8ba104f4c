package it.ponte.matching;

import java.util.List;

/**
 * How many people a hard rule keeps out of a vacancy; someone may be kept out by several.
 *
 * @param rule name of the {@link Rule}
 * @param people how many
 * @param onlyByThis how many of them would fit if this rule did not stand; always 0 for {@link Rule#ADMISSIBLE}
 * @param some a few of them, near misses first; nobody under protection, and nobody for {@link Rule#ADMISSIBLE}
 */
public record LeftOutCount(String rule, int people, int onlyByThis, List<Person> some) {
    public LeftOutCount {
        some = List.copyOf(some);
    }

    /**
     * One who was left out.
     *
     * @param code B-…, for operators only
     * @param reasons in Italian, one sentence for each rule that keeps her out
     */
    public record Person(String code, List<String> reasons) {
        public Person {
            reasons = List.copyOf(reasons);
        }
    }
}
