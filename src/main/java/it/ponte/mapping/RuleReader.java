package it.ponte.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import it.ponte.convert.Converter;
import it.ponte.convert.Converters;
import it.ponte.convert.DateText;
import it.ponte.convert.Moment;
import it.ponte.convert.Reading;
import it.ponte.convert.Text;
import it.ponte.convert.WholeNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Resolves the fields of one mapping file against what the hub may know, and tells every error. */
final class RuleReader {
    private static final String LIST = "list";
    /** What makes lines one case or one person: a value of ours would make one of all lines that do not tell it. */
    private static final Set<String> IDENTIFYING = Set.of("externalId", "person", "about", "beneficiary.codiceFiscale");

    private final JsonNode file;
    private final Map<String, CanonicalField> known;
    private final Converters converters;
    private final BiConsumer<String, String> errors;
    private final Set<String> usedTables = new HashSet<>();

    RuleReader(
            JsonNode file,
            Map<String, CanonicalField> known,
            Converters converters,
            BiConsumer<String, String> errors) {
        this.file = file;
        this.known = known;
        this.converters = converters;
        this.errors = errors;
    }

    /** The rules in the file's order; to be used only where no error was told. */
    List<FieldRule> read() {
        List<FieldRule> rules = new ArrayList<>();
        JsonNode fields = file.get("fields");
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            CanonicalField canonical = known.get(field.getKey());
            String key = "fields." + field.getKey();
            if (canonical == null) {
                error(key, "is no field of a " + file.get("produces").asText());
            } else {
                rules.add(rule(canonical, field.getValue(), key));
                if (canonical.companion() != null && !fields.has(canonical.companion())) {
                    error(key, "says nothing without fields." + canonical.companion() + ", which is not mapped");
                }
            }
        }
        known.values().stream()
                .filter(field -> field.required() && !fields.has(field.name()))
                .forEach(field -> error("fields." + field.name(), "is required and not mapped"));
        file.path("codes").fieldNames().forEachRemaining(table -> {
            if (!usedTables.contains(table)) {
                error("codes." + table, "no field uses this table");
            }
        });
        return rules;
    }

    private FieldRule rule(CanonicalField field, JsonNode words, String key) {
        checkOurs(field, words, key);
        if (words.has("value")) {
            return new FieldRule(
                    field, null, field.usual(), null, null, null, ours(field, words.get("value"), key + ".value"));
        }
        String as = words.path("as").asText("");
        boolean isList = as.equals(LIST) || as.startsWith(LIST + " ");
        if (isList && !field.list()) {
            error(key + ".as", "the field holds one value");
        }
        String separator = as.strip().equals(LIST) ? "," : as.substring(isList ? LIST.length() + 1 : 0);
        return new FieldRule(
                field,
                words.get("from").asText(),
                as.isEmpty() || isList ? field.usual() : converter(field, as, key + ".as"),
                isList ? separator : null,
                words.has("codes") ? table(field, words.get("codes").asText(), key) : null,
                words.has("otherwise") ? ours(field, words.get("otherwise"), key + ".otherwise") : null,
                null);
    }

    /** Some fields may not be given a value of ours, or not where theirs is not understood. */
    private void checkOurs(CanonicalField field, JsonNode words, String key) {
        for (String word : new String[] {"value", "otherwise"}) {
            if (IDENTIFYING.contains(field.name()) && words.has(word)) {
                error(key + "." + word, "cannot be the same for several lines");
            }
        }
        if ((field.name().startsWith("avoid.") || field.name().startsWith("only.")) && words.has("otherwise")) {
            error(key + ".otherwise", "an exclusion that is not understood must refuse the line");
        }
        if (field.name().equals("basis.scope") && words.has("otherwise")) {
            error(key + ".otherwise", "what a consent covers must be understood, or the line refused"); // SAFETY P13
        }
        if (field.name().equals("protection") && words.has("otherwise")) {
            error(key + ".otherwise", "whose flag is not understood is protected"); // SAFETY P11
        }
    }

    private Converter<?> converter(CanonicalField field, String as, String key) {
        Converter<?> named;
        try {
            named = converters.named(as);
        } catch (IllegalArgumentException unknown) {
            error(key, unknown.getMessage());
            return field.usual();
        }
        Converter<?> usual = field.usual();
        boolean fits = named.gives() == usual.gives()
                || named.gives() == String.class
                || named.gives() == LocalDate.class && usual instanceof Moment;
        if (!fits) {
            error(key, "gives no " + usual.gives().getSimpleName() + ", which the field holds");
        }
        if (named instanceof DateText day && usual instanceof DateText own) {
            return day.in(own);
        }
        // the field's own number and text know its bounds
        boolean isWider =
                named.getClass() == usual.getClass() && (named instanceof WholeNumber || named instanceof Text);
        return isWider ? usual : named;
    }

    private Map<String, List<Object>> table(CanonicalField field, String name, String key) {
        usedTables.add(name);
        JsonNode table = file.path("codes").path(name);
        if (table.isMissingNode()) {
            error(key + ".codes", "there is no table " + name + " under codes");
        }
        Map<String, List<Object>> codes = new HashMap<>();
        for (Map.Entry<String, JsonNode> code : table.properties()) {
            String at = "codes." + name + "." + code.getKey();
            if (codes.put(FieldRule.key(code.getKey()), ours(field, code.getValue(), at)) != null) {
                error(at, "stands there twice, but for capitals");
            }
            if (field.name().equals("basis.scope")
                    && code.getValue().isArray()
                    && code.getValue().isEmpty()) {
                error(at, "a consent that covers nothing is none: its lines must not tell basis.givenOn");
            }
        }
        return codes;
    }

    /** Our own values as a mapping writes them: read by the field's own converter, which knows what may stand there. */
    private List<Object> ours(CanonicalField field, JsonNode written, String key) {
        List<JsonNode> texts = new ArrayList<>();
        if (written.isArray()) {
            written.forEach(texts::add);
        } else {
            texts.add(written);
        }
        if (texts.size() != 1 && !field.list()) {
            error(key, "the field holds one value");
        }
        List<Object> values = new ArrayList<>();
        for (JsonNode text : texts) {
            Reading<?> reading = field.usual().read(text.asText());
            if (reading instanceof Reading.Value<?> value) {
                values.add(value.value());
            } else {
                String hint = reading instanceof Reading.Wrong<?> wrong && wrong.hint() != null
                        ? "; right is: " + wrong.hint().words(Locale.ENGLISH)
                        : "";
                error(key, "\"" + text.asText() + "\" is no value of this field" + hint);
            }
        }
        return List.copyOf(values);
    }

    private void error(String key, String what) {
        errors.accept(key, what.strip());
    }
}
