package it.ponte.trial;

import it.ponte.convert.Converter;
import it.ponte.convert.Letters;
import it.ponte.convert.Lines;
import it.ponte.convert.Reading;
import it.ponte.mapping.CanonicalField;
import it.ponte.mapping.FieldRule;
import it.ponte.vocabulary.Skill;
import it.ponte.vocabulary.Skills;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fills in a proposed table of codes where our lists know the word. */
final class CodeWords {
    /** What stands for none in a list. */
    private static final String NOTHING = "[]";

    private static final int MOST_CODES = 30;
    private static final int LONGEST_CODE = 40;

    private final Map<String, Map<String, String>> byField = new HashMap<>();

    CodeWords(Skills skills) {
        for (String line : Lines.of(CodeWords.class, "codes.txt")) {
            String[] parts = line.split(": ", 2);
            String[] left = parts[0].split(" ", 2);
            for (String word : parts[1].split(", ")) {
                byField.computeIfAbsent(left[0], field -> new HashMap<>()).put(Letters.of(word), left[1]);
            }
        }
        Map<String, String> names = new HashMap<>();
        for (Skill skill : skills.all()) {
            names.put(Letters.of(skill.it()), skill.code());
        }
        byField.put("skills", names);
    }

    /**
     * Every code among these values, each once, with what it means or null; null instead of a table where the values do
     * not look like codes: too many, too long, or such as tell of one person.
     *
     * @param named the converter that knows words for this field, or the field's own
     */
    Map<String, String> table(CanonicalField field, Converter<?> named, List<String> values) {
        Map<String, String> table = new LinkedHashMap<>();
        Map<String, String> known = byField.getOrDefault(field.name(), Map.of());
        for (String value : values) {
            if (value.length() > LONGEST_CODE || value.contains("@") || value.matches(".*\\d{5}.*")) {
                return null;
            }
            boolean isNew = table.keySet().stream().noneMatch(value::equalsIgnoreCase);
            if (isNew) {
                table.put(value, meant(value, field, named, known));
            }
        }
        return table.isEmpty() || table.size() > MOST_CODES ? null : table;
    }

    private static String meant(String value, CanonicalField field, Converter<?> named, Map<String, String> known) {
        Reading<?> read = FieldRule.convert(value, named, field.usual());
        if (read instanceof Reading.Value<?> ours) {
            return ours.value().toString();
        }
        String word = known.get(Letters.of(value));
        return word != null && isOf(field, word) ? word : null;
    }

    /** Fields of different messages bear one name and have lists of their own: the reason of a referral, of an outcome. */
    static boolean isOf(CanonicalField field, String word) {
        return word.equals(NOTHING) || field.usual().read(word) instanceof Reading.Value<?>;
    }
}
