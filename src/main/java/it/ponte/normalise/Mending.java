package it.ponte.normalise;

import it.ponte.access.Personal;
import it.ponte.mapping.LineContent;
import it.ponte.mapping.Mapping;
import it.ponte.partner.PartnerKind;
import it.ponte.reading.Limits;
import it.ponte.reading.Problem;
import it.ponte.reading.Taken;
import java.util.List;
import java.util.Map;

/**
 * Puts a correction into a kept line. The line then passes the shield as if it had just come: a correction can bring in
 * nothing that its sender could not have sent, and protection that was asked for once stays (SAFETY P1, P11).
 */
final class Mending {
    private final Mapping mapping;
    private final Shield shield;

    Mending(Mapping mapping, PartnerKind sender) {
        this.mapping = mapping;
        this.shield = new Shield(mapping, sender);
    }

    /** The line as it is to be kept and read from now on. */
    LineContent mended(int number, LineContent kept, Correction correction) {
        Taken taken = new Taken(number, Limits.USUAL.cell());
        for (Problem problem : kept.problems()) {
            if (!correction.changes(problem.field())) {
                taken.problem(problem.field(), problem.code(), problem.hint());
            }
        }
        kept.values().forEach((name, value) -> {
            if (!correction.changes(name)) {
                take(taken, name, value);
            }
        });
        for (Map.Entry<String, Personal> value : correction.values().entrySet()) {
            String name = value.getKey();
            String text = value.getValue().reveal();
            if (mapping.sources().contains(name)) { // what is not mapped is never stored
                take(taken, name, holdsList(mapping, kept, name) ? text.lines().toList() : text);
            }
        }
        return shield.over(taken, kept.isProtected());
    }

    private static void take(Taken taken, String name, Object value) {
        if (value instanceof List<?> several) {
            taken.take(name, several.stream().map(String.class::cast).toList());
        } else {
            taken.take(name, (String) value);
        }
    }

    /** Whether a field's values came, or would come, as a list rather than in one text. */
    static boolean holdsList(Mapping mapping, LineContent kept, String name) {
        Object came = kept.values().get(name);
        return came instanceof List<?>
                || came == null
                        && mapping.rules().stream()
                                .filter(rule -> name.equals(rule.from()))
                                .anyMatch(rule -> rule.field().list() && rule.separator() == null);
    }
}
