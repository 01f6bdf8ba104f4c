package it.ponte.trial;

import it.ponte.access.Personal;
import it.ponte.mapping.FieldRule;
import it.ponte.mapping.Mapping;
import it.ponte.mapping.Values;
import it.ponte.reading.Problem;
import it.ponte.vocabulary.Language;
import java.util.ArrayList;
import java.util.List;

/**
 * What would be understood of one line, or everything that is wrong with it.
 *
 * @param number where it stands in the sender's file
 * @param isUnderstood whether it would be recorded
 * @param values empty when the line would be refused: then it means nothing
 * @param problems why it would be refused; of a line that would be recorded, only warnings
 */
public record TriedLine(int number, boolean isUnderstood, List<Value> values, List<Problem> problems) {
    public TriedLine {
        values = List.copyOf(values);
        problems = List.copyOf(problems);
    }

    /**
     * What one canonical field would hold.
     *
     * @param source the sender's name for it; null where the mapping itself says the value
     * @param texts as the converters made them; several for a list
     */
    public record Value(String field, String source, List<Personal> texts) {
        public Value {
            texts = List.copyOf(texts);
        }
    }

    static TriedLine refused(int number, List<Problem> problems) {
        return new TriedLine(number, false, List.of(), problems);
    }

    /** In the mapping's order; fields of which nothing is told are left out. */
    static TriedLine understood(int number, Mapping mapping, Values values) {
        List<Value> told = new ArrayList<>();
        for (FieldRule rule : mapping.rules()) {
            List<Personal> texts = values.several(rule.field().name(), Object.class).stream()
                    .map(TriedLine::text)
                    .toList();
            if (!texts.isEmpty()) {
                told.add(new Value(rule.field().name(), rule.from(), texts));
            }
        }
        return new TriedLine(number, true, told, values.problems());
    }

    private static Personal text(Object value) {
        return Personal.of(
                value instanceof Language language ? language.code() + ":" + language.level() : value.toString());
    }

    /** Whether it would be recorded, and its sender told to look at it all the same. */
    public boolean isWarned() {
        return isUnderstood && !problems.isEmpty();
    }
}
