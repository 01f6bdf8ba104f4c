package it.ponte.mapping;

import it.ponte.reading.Hint;
import it.ponte.reading.Problem;
import it.ponte.reading.ProblemCode;
import it.ponte.reading.Taken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one line says, by canonical field, and everything that is wrong with it. */
public final class Values {
    private final Mapping mapping;
    private final Map<String, List<Object>> values = new HashMap<>();
    private final Set<Problem> problems = new LinkedHashSet<>();
    /** The sender's names that have a problem already: one of them is not missing too. */
    private final Set<String> faulty = new HashSet<>();

    private Values(Mapping mapping) {
        this.mapping = mapping;
    }

    /** Reads a stored line by its mapping, and says REQUIRED where something that must be told is not. */
    public static Values of(Mapping mapping, LineContent line) {
        Values values = new Values(mapping);
        line.problems().forEach(values::add);
        if (values.isUnread()) {
            return values;
        }
        for (FieldRule rule : mapping.rules()) {
            rule.read(rule.from() == null ? null : line.values().get(rule.from()), values);
        }
        for (FieldRule rule : mapping.rules()) {
            if (rule.field().required()) {
                values.require(rule.field().name());
            }
        }
        return values;
    }

    /** Reads one rule of a line that is still being taken. */
    public static Values ofOne(Mapping mapping, FieldRule rule, Taken taken) {
        Values values = new Values(mapping);
        rule.read(rule.from() == null ? null : taken.value(rule.from()), values);
        return values;
    }

    /** Keeps what a rule has read; an empty list tells nothing. */
    void put(CanonicalField field, List<Object> read) {
        values.put(field.name(), read);
    }

    /** A problem with what this rule reads. */
    void problem(FieldRule rule, ProblemCode code, Hint hint) {
        add(new Problem(rule.from(), code, hint));
    }

    /** A problem with this canonical field, told under the sender's name for it. */
    public void problem(String field, ProblemCode code, Hint hint) {
        add(new Problem(mapping.senderName(field), code, hint));
    }

    /** Says REQUIRED where this field is not told (and not already faulty). */
    public void require(String field) {
        if (!has(field) && !faulty.contains(mapping.senderName(field))) {
            problem(field, ProblemCode.REQUIRED, null);
        }
    }

    private void add(Problem problem) {
        problems.add(problem);
        faulty.add(problem.field());
    }

    /** Whether the line as a whole could not be read: then there is nothing more to say of it. */
    public boolean isUnread() {
        return faulty.contains("");
    }

    /** Whether something is told for this field. */
    public boolean has(String field) {
        return values.containsKey(field);
    }

    /** Whether the line itself says this, not a constant of the mapping. */
    public boolean isTold(String field) {
        return has(field) && mapping.rule(field).map(FieldRule::from).isPresent();
    }

    /** The text of a field, null where it is not told. */
    public String text(String field) {
        return one(field, String.class);
    }

    /** The one value of a field, null where it is not told. */
    public <T> T one(String field, Class<T> type) {
        List<Object> told = values.get(field);
        return told == null || told.isEmpty() ? null : type.cast(told.get(0));
    }

    /** The one value of a field, or this one where it is not told. */
    public <T> T one(String field, T otherwise, Class<T> type) {
        T told = one(field, type);
        return told == null ? otherwise : told;
    }

    /** The values of a list field, each once, in the sender's order; empty where it is not told. */
    public <T> Set<T> several(String field, Class<T> type) {
        Set<T> told = new LinkedHashSet<>();
        values.getOrDefault(field, List.of()).forEach(value -> told.add(type.cast(value)));
        return told;
    }

    /** Whether something is wrong that keeps the line from being recorded: more than a warning. */
    public boolean areRefused() {
        return problems.stream().anyMatch(problem -> !problem.code().isWarning());
    }

    /** Everything that is wrong, each thing once; only warnings where nothing {@linkplain #areRefused() is refused}. */
    public List<Problem> problems() {
        return new ArrayList<>(problems);
    }
}
