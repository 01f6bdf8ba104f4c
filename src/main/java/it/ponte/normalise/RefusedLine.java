package it.ponte.normalise;

import it.ponte.access.Personal;
import it.ponte.mapping.LineContent;
import it.ponte.mapping.Mapping;
import it.ponte.reading.Problem;
import it.ponte.reading.ProblemCode;
import java.util.List;
import java.util.stream.Stream;

/**
 * A refused or delayed line as an operator corrects it. It cannot print the values.
 *
 * @param isProtected whether its person is protected: then nobody is shown its values here (SAFETY P4)
 * @param isUnread whether it could not be taken apart: nothing of it was kept, so it must be sent again
 * @param problems what is wrong, in the order in which its sender was told
 * @param fields that can be given another value, in the mapping's order; none where its mapping is gone
 */
public record RefusedLine(
        int number, boolean isProtected, boolean isUnread, List<Problem> problems, List<Field> fields) {
    /**
     * One field of the line.
     *
     * @param name the sender's own
     * @param value as it came, of a list one per row; null where nothing was told or kept
     * @param isList whether it holds a list
     */
    public record Field(String name, Personal value, boolean isList, List<Problem> problems) {
        /** Whether something is wrong with it. */
        public boolean isFaulty() {
            return !problems.isEmpty();
        }

        /** Whether what came may not be known here: it can be left empty, never given another value. */
        public boolean isForbidden() {
            return problems.stream().anyMatch(problem -> problem.code() == ProblemCode.IDENTITY_NOT_ALLOWED);
        }
    }

    /** Whether an operator can correct it. */
    public boolean isCorrectable() {
        return !isUnread && !fields.isEmpty();
    }

    static RefusedLine of(int number, LineContent content, Mapping mapping, List<Problem> problems) {
        return new RefusedLine(
                number,
                content.isProtected(),
                content.problems().stream().anyMatch(problem -> problem.field().isEmpty()),
                problems,
                mapping == null ? List.of() : fields(content, mapping, problems));
    }

    private static List<Field> fields(LineContent content, Mapping mapping, List<Problem> problems) {
        return Stream.concat(
                        mapping.sources().stream(),
                        content.problems().stream().map(Problem::field).filter(field -> !field.isEmpty()))
                .distinct()
                .map(name -> new Field(
                        name,
                        shown(content.values().get(name)),
                        Mending.holdsList(mapping, content, name),
                        problems.stream()
                                .filter(problem -> problem.field().equals(name))
                                .toList()))
                .toList();
    }

    private static Personal shown(Object value) {
        if (value instanceof List<?> several) {
            return Personal.of(String.join("\n", several.toArray(String[]::new)));
        }
        return value == null ? null : Personal.of((String) value);
    }
}
