package it.ponte.trial;

import it.ponte.convert.LanguageText;
import it.ponte.convert.OneOf;
import it.ponte.mapping.Produces;
import it.ponte.reading.Form;
import it.ponte.reading.Form.Format;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a proposed mapping as its writer would: what is not sure stands in comments. */
final class MappingText {
    /** What YAML reads as a text without quotes, also inside braces. */
    private static final Pattern PLAIN = Pattern.compile("\\p{L}[\\p{L}\\p{N} ._/'-]*(?<! )");

    private static final Pattern TRUTH = Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null");

    private final Form form;
    private final Produces produces;
    private final List<FieldDraft> fields;
    private final List<String> missing;

    MappingText(Form form, Produces produces, List<FieldDraft> fields, List<String> missing) {
        this.form = form;
        this.produces = produces;
        this.fields = fields;
        this.missing = missing;
    }

    String yaml(List<String> neverMapped, List<String> unmapped) {
        StringBuilder yaml = new StringBuilder();
        yaml.append("# yaml-language-server: $schema=../mapping.schema.json\n");
        yaml.append("# Proposed from a file: read every line, complete what says \"fill in\", then run: ponte check\n");
        yaml.append("produces: ").append(produces.word()).append('\n');
        yaml.append("reads: {").append(reads()).append("}\nfields:\n");
        fields.forEach(field -> yaml.append(line(field)));
        if (isMapped("basis.givenOn") && !isMapped("basis.kind")) {
            yaml.append("  basis.kind:                {value: CONSENT}   # or PUBLIC_TASK: ask the partner\n");
        }
        missing.forEach(field -> yaml.append("  # ").append(field).append(": {from: \"\"}   # required: fill in\n"));
        codes(yaml);
        list(
                yaml,
                neverMapped,
                "about health, justice, beliefs, legal categories, or free text in which such things stand: never"
                        + " mapped. What they mean for work belongs into a column of its own.");
        list(yaml, unmapped, "sent and not mapped: dropped while reading, before anything is stored.");
        return yaml.toString();
    }

    private boolean isMapped(String field) {
        return fields.stream().anyMatch(draft -> draft.field().name().equals(field) && !draft.isOpen());
    }

    private String reads() {
        String format = "format: " + form.format().name().toLowerCase(Locale.ROOT);
        if (form.format() == Format.CSV) {
            String separator = form.table().separator() == '\t'
                    ? "\\t"
                    : String.valueOf(form.table().separator());
            boolean isTold = form.charset().equals(StandardCharsets.UTF_8)
                    || form.charset().name().startsWith("UTF-16"); // its byte order mark tells it
            return format + ", separator: \"" + separator + "\""
                    + (isTold ? "" : ", charset: " + form.charset().name())
                    + (form.table().headerRow() == 0
                            ? ""
                            : ", headerRow: " + form.table().headerRow());
        }
        return format
                + (form.table().sheet() == null
                        ? ""
                        : ", sheet: " + quoted(form.table().sheet()))
                + (form.each() == null ? "" : ", each: " + quoted(form.each()));
    }

    private String line(FieldDraft draft) {
        String words = "{from: " + quoted(draft.from())
                + (draft.as() == null ? "" : ", as: " + quoted(draft.as()))
                + (draft.codes() == null ? "" : ", codes: " + draft.table())
                + (draft.otherwise() == null ? "" : ", otherwise: " + draft.otherwise())
                + "}";
        int width = fields.stream()
                .mapToInt(field -> field.field().name().length())
                .max()
                .orElse(0);
        String name = (draft.field().name() + ":" + " ".repeat(width)).substring(0, width + 2);
        String remark = draft.isOpen() ? "fill in its codes below, then take away this sign" : draft.remark();
        return (draft.isOpen() ? "  # " : "  ") + name + words + (remark == null ? "" : "   # " + remark) + "\n";
    }

    /** Tables in which nothing is known yet stand in comments, like the fields that use them. */
    private void codes(StringBuilder yaml) {
        List<FieldDraft> coded =
                fields.stream().filter(field -> field.codes() != null).toList();
        if (coded.isEmpty()) {
            return;
        }
        yaml.append(coded.stream().allMatch(FieldDraft::isOpen) ? "# codes:\n" : "codes:\n");
        for (FieldDraft field : coded) {
            yaml.append(field.isOpen() ? "  # " : "  ").append(field.table()).append(":");
            boolean isComplete = field.codes().values().stream().noneMatch(meant -> meant == null);
            yaml.append(isComplete ? "\n" : "   # fill in" + choices(field) + "\n");
            for (Map.Entry<String, String> code : field.codes().entrySet()) {
                String left = quoted(code.getKey()) + ":";
                yaml.append(code.getValue() == null ? "    # " + left : "    " + left + " " + code.getValue())
                        .append('\n');
            }
        }
    }

    private static String choices(FieldDraft field) {
        if (field.field().usual() instanceof LanguageText) {
            return ", a language and its level: it:B1, ar:NATIVE";
        }
        return field.field().usual() instanceof OneOf<?> list && list.members().size() <= 15
                ? ", one of " + list.members().keySet().stream().sorted().collect(Collectors.joining(", "))
                : ", a code of config/vocabulary/skills.yaml";
    }

    private static void list(StringBuilder yaml, List<String> names, String why) {
        if (!names.isEmpty()) {
            yaml.append("# ").append(why).append('\n');
            names.forEach(name -> yaml.append("#   ").append(quoted(name)).append('\n'));
        }
    }

    static String quoted(String text) {
        return PLAIN.matcher(text).matches() && !TRUTH.matcher(text).matches()
                ? text
                : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + '"';
    }
}
