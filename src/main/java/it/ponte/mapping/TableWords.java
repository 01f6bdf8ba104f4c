package it.ponte.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import it.ponte.reading.TableForm;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** What a mapping's {@code reads} says about a table. */
final class TableWords {
    private static final String NO_QUOTE = "none";
    private static final TableForm USUAL = new TableForm(',', '"', null, 0, 1, List.of());

    private TableWords() {}

    /**
     * How the table is laid out; the usual where nothing is said.
     *
     * @param errors takes the key that is wrong and what is wrong with it
     */
    static TableForm read(JsonNode reads, BiConsumer<String, String> errors) {
        String quote = reads.path("quote").asText("\"");
        List<String> footers = new ArrayList<>();
        JsonNode footer = reads.path("footer");
        if (footer.isTextual()) {
            footers.add(footer.asText());
        }
        footer.elements().forEachRemaining(one -> footers.add(one.asText()));
        try {
            return new TableForm(
                    reads.path("separator").asText(",").charAt(0),
                    quote.equals(NO_QUOTE) ? TableForm.NO_QUOTE : quote.charAt(0),
                    reads.path("sheet").asText(null),
                    reads.path("headerRow").asInt(),
                    reads.path("headerRows").asInt(1),
                    footers);
        } catch (IllegalArgumentException wrong) {
            errors.accept("reads", wrong.getMessage());
            return USUAL;
        }
    }
}
