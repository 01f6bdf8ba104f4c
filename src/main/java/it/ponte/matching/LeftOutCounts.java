package it.ponte.matching;

import java.util.List;

/**
 * Why people are not on a vacancy's shortlist.
 *
 * @param among how many people were held against it: those who were recorded last
 * @param byRule what each rule does, those that keep out most first; nothing of rules that keep out nobody
 */
public record LeftOutCounts(int among, List<LeftOutCount> byRule) {
    public LeftOutCounts {
        byRule = List.copyOf(byRule);
    }

    /** The codes of everybody who is shown as an example, each once. */
    public List<String> shown() {
        return byRule.stream()
                .flatMap(count -> count.some().stream())
                .map(LeftOutCount.Person::code)
                .distinct()
                .toList();
    }
}
