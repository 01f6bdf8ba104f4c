package it.ponte.machines;

import com.fasterxml.jackson.databind.JsonNode;
import it.ponte.machines.Answer.Word;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** From a {@code feedback.yaml} that its schema accepts to the layout; every error is told, as {@code key: what}. */
final class LayoutFile {
    private static final String DATE = "date ";
    private static final LocalDateTime SOME_DAY = LocalDateTime.of(2026, 3, 1, 10, 0);

    private final JsonNode file;
    private final List<String> errors;

    LayoutFile(JsonNode file, List<String> errors) {
        this.file = file;
        this.errors = errors;
    }

    /** The layout; of no use where there were errors. */
    FileLayout read() {
        List<Column> columns = new ArrayList<>();
        file.get("fields").properties().forEach(field -> columns.add(column(field.getKey(), field.getValue())));
        if (columns.stream().noneMatch(column -> column.from() == Word.OUTCOME)) {
            errors.add("fields: none of them tells outcome");
        }
        JsonNode writes = file.get("writes");
        return new FileLayout(separator(writes), charset(writes), false, columns);
    }

    private char separator(JsonNode writes) {
        char separator = writes.path("separator").asText(",").charAt(0);
        if ("\"\r\n\0".indexOf(separator) >= 0 || Character.isSurrogate(separator)) {
            errors.add("writes.separator: cannot stand between cells");
        }
        return separator;
    }

    private Charset charset(JsonNode writes) {
        try {
            Charset charset = Charset.forName(writes.path("charset").asText("UTF-8"));
            if (charset.canEncode()) {
                return charset;
            }
        } catch (IllegalArgumentException unknown) {
            // told below, as one that can only be read is
        }
        errors.add("writes.charset: no such charset");
        return StandardCharsets.UTF_8;
    }

    private Column column(String title, JsonNode field) {
        if (field.has("value")) {
            return new Column(title, null, null, Map.of(), field.get("value").asText());
        }
        String key = "fields." + title;
        Word from = Word.of(field.get("from").asText());
        String otherwise = field.path("otherwise").asText(null);
        return new Column(title, from, days(key, from, field), codes(key, from, field, otherwise), otherwise);
    }

    private DateTimeFormatter days(String key, Word from, JsonNode field) {
        if (!field.has("as")) {
            return null;
        }
        if (!from.isTime()) {
            errors.add(key + ".as: is for on and toldUsAt only");
            return null;
        }
        try {
            DateTimeFormatter pattern =
                    DateTimeFormatter.ofPattern(field.get("as").asText().substring(DATE.length()), Locale.ITALIAN);
            // A pattern with hours cannot write a day.
            pattern.format(from == Word.ON ? SOME_DAY.toLocalDate() : SOME_DAY);
            return pattern;
        } catch (IllegalArgumentException | DateTimeException wrong) {
            errors.add(key + ".as: is no pattern that could write it");
            return null;
        }
    }

    private Map<String, String> codes(String key, Word from, JsonNode field, String otherwise) {
        if (!field.has("codes")) {
            return Map.of();
        }
        String table = field.get("codes").asText();
        List<String> ours = from.words();
        if (ours.isEmpty()) {
            errors.add(key + ".codes: is for outcome and reason only");
            return Map.of();
        }
        if (!file.path("codes").has(table)) {
            errors.add(key + ".codes: there is no table " + table);
            return Map.of();
        }
        Map<String, String> codes = new LinkedHashMap<>();
        file.path("codes")
                .get(table)
                .properties()
                .forEach(code -> codes.put(code.getKey(), code.getValue().asText()));
        codes.keySet().stream()
                .filter(word -> !ours.contains(word))
                .forEach(word -> errors.add("codes." + table + "." + word + ": is no " + from.written()));
        if (otherwise == null) {
            ours.stream()
                    .filter(word -> !codes.containsKey(word))
                    .forEach(word -> errors.add(
                            "codes." + table + ": has no code for " + word + ", and the field has no otherwise"));
        }
        return codes;
    }
}
