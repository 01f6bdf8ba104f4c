package it.ponte.trial;

import static org.apache.commons.text.StringEscapeUtils.escapeXml10;

import it.ponte.mapping.FieldRule;
import it.ponte.mapping.Mapping;
import it.ponte.reading.Form;
import it.ponte.reading.Form.Format;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The part of a layout sheet that explains one mapping, in HTML. */
final class SheetPage {
    /** So many codes can still be read in a cell of the table. */
    private static final int CODES_IN_A_CELL = 4;

    private final Mapping mapping;
    private final SheetWords words;

    SheetPage(Mapping mapping, SheetWords words) {
        this.mapping = mapping;
        this.words = words;
    }

    String html() {
        StringBuilder html = new StringBuilder();
        html.append("<p>").append(escapeXml10(form())).append(".</p>\n<table><thead><tr>");
        String first = mapping.reads().format() == Format.CSV || mapping.reads().format() == Format.XLSX
                ? "Colonna"
                : "Percorso";
        int column = 0;
        for (String title :
                List.of(first, "Che cosa significa", "Obbligatorio", "Come si scrive", "Esempio inventato")) {
            html.append("<th scope=\"col\" class=\"w" + ++column + "\">")
                    .append(title)
                    .append("</th>");
        }
        html.append("</tr></thead><tbody>\n");
        bySource().forEach((name, rules) -> html.append(row(name, rules)));
        html.append("</tbody></table>\n");
        mapping.rules().stream()
                .filter(rule -> rule.codes() != null && rule.codes().size() > CODES_IN_A_CELL)
                .forEach(rule -> html.append("<p><span class=\"name\">Codici di ")
                        .append(escapeXml10(rule.from()))
                        .append("</span>: ")
                        .append(codes(rule))
                        .append(".</p>\n"));
        String constants = mapping.rules().stream()
                .filter(rule -> rule.from() == null)
                .map(rule -> words.say(rule.field().name()) + ": " + words.meaning(rule.constant()))
                .collect(Collectors.joining("; "));
        if (!constants.isEmpty()) {
            html.append("<p>Per tutte le righe vale: ")
                    .append(escapeXml10(constants))
                    .append(".</p>\n");
        }
        return html.append(protection()).toString();
    }

    private String form() {
        Form form = mapping.reads();
        return switch (form.format()) {
            case CSV ->
                words.say(
                        "reads.CSV",
                        form.table().separator() == '\t'
                                ? "tabulazione"
                                : String.valueOf(form.table().separator()),
                        form.charset().name().equals("UTF-8")
                                ? "UTF-8"
                                : "UTF-8 o " + form.charset().name(),
                        String.valueOf(Math.max(1, form.table().headerRow())));
            case XLSX ->
                words.say(
                        "reads.XLSX",
                        form.table().sheet() == null
                                ? "primo foglio"
                                : "foglio «" + form.table().sheet() + "»");
            case JSON -> words.say("reads.JSON", form.each() == null ? "un elenco, o è uno solo" : form.each());
            case XML -> words.say("reads.XML", form.each());
            case NDJSON, FHIR -> words.say("reads." + form.format());
        };
    }

    private Map<String, List<FieldRule>> bySource() {
        Map<String, List<FieldRule>> rules = new LinkedHashMap<>();
        mapping.rules().stream().filter(rule -> rule.from() != null).forEach(rule -> rules.computeIfAbsent(
                        rule.from(), name -> new ArrayList<>())
                .add(rule));
        return rules;
    }

    private String row(String name, List<FieldRule> rules) {
        FieldRule rule = rules.get(0);
        String meaning =
                rules.stream().map(one -> words.say(one.field().name())).collect(Collectors.joining("; "));
        return "<tr><th scope=\"row\" class=\"name\">" + escapeXml10(name) + "</th><td>" + escapeXml10(meaning)
                + "</td><td>" + required(rules) + "</td><td>" + format(rule) + "</td><td class=\"example\">"
                + escapeXml10(InventedValues.of(rule, 0)) + "</td></tr>\n";
    }

    private String required(List<FieldRule> rules) {
        boolean isRequired = rules.stream().anyMatch(rule -> rule.field().required());
        // one name is enough: some people have no other
        boolean isName = rules.stream().anyMatch(rule -> List.of("beneficiary.firstName", "beneficiary.lastName")
                .contains(rule.field().name()));
        boolean hasBoth = mapping.rule("beneficiary.firstName").isPresent()
                && mapping.rule("beneficiary.lastName").isPresent()
                && rules.size() == 1;
        return words.say(isRequired || isName && !hasBoth ? "required.yes" : isName ? "required.one" : "required.no");
    }

    private String format(FieldRule rule) {
        String format = escapeXml10(words.format(rule));
        if (rule.codes() == null) {
            return format;
        }
        String codes = rule.codes().size() > CODES_IN_A_CELL
                ? words.say("format.codes.below")
                : words.say("format.codes", codes(rule));
        return format.isEmpty() ? codes : format + "; " + codes;
    }

    /** Every code with what it means to us; capitals do not matter. */
    private String codes(FieldRule rule) {
        return new TreeMap<>(rule.codes())
                .entrySet().stream()
                        .map(code -> "<span class=\"example\">" + escapeXml10(code.getKey()) + "</span> = "
                                + escapeXml10(words.meaning(code.getValue())))
                        .collect(Collectors.joining("; "));
    }

    private String protection() {
        return mapping.rule("protection")
                .map(rule -> "<p>Se «" + escapeXml10(mapping.senderName("protection"))
                        + "» dice sì, la riga non deve contenere nome, codice fiscale, data di nascita, e-mail, telefono:"
                        + " altrimenti la rifiutiamo senza conservarli.</p>\n")
                .orElse("");
    }
}
