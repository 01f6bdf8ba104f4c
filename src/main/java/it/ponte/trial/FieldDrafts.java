package it.ponte.trial;

import it.ponte.convert.Converter;
import it.ponte.convert.Converters;
import it.ponte.convert.DateText;
import it.ponte.convert.OneOf;
import it.ponte.convert.Reading;
import it.ponte.mapping.CanonicalField;
import it.ponte.mapping.FieldRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Proposes how a field is read from what its column holds. */
final class FieldDrafts {
    /** Day first, as Italy writes; the month first only where nothing else fits. */
    private static final List<String> DAYS = List.of(
            "dd/MM/yyyy",
            "d/M/yyyy",
            "yyyy-MM-dd",
            "dd-MM-yyyy",
            "dd.MM.yyyy",
            "d-M-yyyy",
            "d.M.yyyy",
            "yyyy/MM/dd",
            "dd/MM/yy",
            "d/M/yy",
            "dd-MM-yy",
            "d-M-yy",
            "dd.MM.yy",
            "d.M.yy",
            "yyyyMMdd",
            "ddMMyyyy",
            "d MMMM yyyy",
            "d MMM yyyy",
            "MM/dd/yyyy",
            "M/d/yyyy");
    /** The converters that may be tried where the field's own does not read all values. */
    private static final Map<String, List<String>> NAMED = Map.of(
            "beneficiary.sex", List.of("sex"),
            "beneficiary.citizenship", List.of("citizenship"),
            "education", List.of("education"),
            "requires.education", List.of("education"),
            "province", List.of("province-of-comune"),
            "workplace.province", List.of("province-of-comune"),
            "hours.min", List.of("hours"),
            "hours.max", List.of("hours"),
            "hoursPerWeek", List.of("hours"));

    private static final Map<String, String> OTHERWISE = Map.of("reason", "OTHER", "education", "UNKNOWN");
    private static final List<String> SEPARATORS = List.of(",", ";", "/", "+", "|");

    /** Stands for the field's own converter among the names of others. */
    private static final String OWN = "";

    private final Converters converters;
    private final CodeWords words;
    private final List<Converter<?>> days;

    FieldDrafts(Converters converters, CodeWords words) {
        this.converters = converters;
        this.days = DAYS.stream()
                .<Converter<?>>map(day -> converters.named("date " + day))
                .toList();
        this.words = words;
    }

    /**
     * Whether a column with these values may be this field, whatever it is called: days are no codes (they would be
     * written into the mapping, and tell of people), and where no day stands no day is told.
     */
    boolean fits(CanonicalField field, List<String> values, boolean keepsDaysAsNumbers) {
        boolean isDay = field.usual() instanceof DateText;
        if (values.isEmpty() || !isDay && !isCoded(field) && !field.list()) {
            return true;
        }
        boolean tellsDays = values.stream().anyMatch(value -> keepsDaysAsNumbers && value.matches("\\d{5}"))
                || days.stream().anyMatch(day -> values.stream()
                        .anyMatch(value -> !(FieldRule.convert(value, day, day) instanceof Reading.Wrong<?>)));
        return isDay == tellsDays;
    }

    /**
     * A proposal for this field.
     *
     * @param from the sender's name
     * @param values what stands under it
     * @param keepsDaysAsNumbers whether the file is a workbook
     */
    FieldDraft of(CanonicalField field, String from, List<String> values, boolean keepsDaysAsNumbers) {
        if (field.usual() instanceof DateText) {
            return day(field, from, values, keepsDaysAsNumbers);
        }
        if (field.list()) {
            return list(field, from, values);
        }
        List<String> tried = new ArrayList<>(NAMED.getOrDefault(field.name(), List.of()));
        tried.add(0, OWN);
        String best = best(field, values, tried);
        if (unread(field, best, values) > 0 && isCoded(field)) {
            Map<String, String> table = words.table(field, converter(field, tried.get(tried.size() - 1)), values);
            if (table != null) {
                return new FieldDraft(field, from, null, table, otherwise(field), null);
            }
        }
        return new FieldDraft(field, from, best.equals(OWN) ? null : best, null, null, remark(field, best, values));
    }

    private static String otherwise(CanonicalField field) {
        String word = OTHERWISE.get(field.name());
        return word != null && CodeWords.isOf(field, word) ? word : null;
    }

    private FieldDraft list(CanonicalField field, String from, List<String> values) {
        String separator = SEPARATORS.stream()
                .filter(sign -> values.stream().anyMatch(value -> value.contains(sign)))
                .reduce((one, other) -> times(other, values) > times(one, values) ? other : one)
                .orElse(null);
        List<String> each = separator == null
                ? values
                : values.stream()
                        .flatMap(value -> Arrays.stream(value.split(java.util.regex.Pattern.quote(separator))))
                        .map(String::strip)
                        .filter(Predicate.not(String::isEmpty))
                        .toList();
        String as = separator == null ? null : "list " + separator;
        Map<String, String> table = unread(field, OWN, each) == 0 ? null : words.table(field, field.usual(), each);
        return new FieldDraft(field, from, as, table, null, table == null ? remark(field, OWN, each) : null);
    }

    private static long times(String sign, List<String> values) {
        return values.stream().filter(value -> value.contains(sign)).count();
    }

    private FieldDraft day(CanonicalField field, String from, List<String> values, boolean keepsDaysAsNumbers) {
        List<String> written = keepsDaysAsNumbers
                ? values.stream().filter(value -> !value.matches("\\d{5}")).toList()
                : values;
        String pattern =
                best(field, written, DAYS.stream().map(day -> "date " + day).toList());
        if (unread(field, pattern, written) > 0) {
            pattern = best(field, written, pairsWith(pattern));
        }
        return new FieldDraft(field, from, pattern, null, null, remark(field, pattern, written));
    }

    /** This pattern alone, and with each other beside which no text means two days. */
    private List<String> pairsWith(String pattern) {
        List<String> pairs = new ArrayList<>(List.of(pattern));
        for (String day : DAYS) {
            try {
                converters.named(pattern + " | " + day);
                pairs.add(pattern + " | " + day);
            } catch (IllegalArgumentException clash) {
                // not a pair
            }
        }
        return pairs;
    }

    /** The converter by which most values can be read; of equally good ones the first. */
    private String best(CanonicalField field, List<String> values, List<String> tried) {
        return tried.stream()
                .reduce((one, other) -> unread(field, other, values) < unread(field, one, values) ? other : one)
                .orElseThrow();
    }

    private long unread(CanonicalField field, String as, List<String> values) {
        Converter<?> converter = converter(field, as);
        return values.stream()
                .filter(value -> FieldRule.convert(value, converter, field.usual()) instanceof Reading.Wrong<?>)
                .count();
    }

    private Converter<?> converter(CanonicalField field, String as) {
        return as.equals(OWN) ? field.usual() : converters.named(as);
    }

    private String remark(CanonicalField field, String as, List<String> values) {
        long unread = unread(field, as, values);
        return unread == 0 ? null : unread + " of " + values.size() + " values cannot be read like this";
    }

    /** Whether the field holds words of a list of ours, for which a partner may have its own. */
    private static boolean isCoded(CanonicalField field) {
        return field.usual() instanceof OneOf<?> && !field.name().endsWith("province");
    }
}
