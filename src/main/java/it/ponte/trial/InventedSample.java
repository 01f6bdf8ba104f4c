package it.ponte.trial;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import it.ponte.mapping.Mapping;
import it.ponte.reading.Form.Format;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A file as a partner would send it, about two invented people. */
final class InventedSample {
    /** Stands in columns that are not mapped, to show that they are dropped. */
    private static final String NOT_READ = "non letto";

    private final Mapping mapping;
    private final List<String> names;

    /**
     * For this mapping.
     *
     * @param names all that the partner's records tell, mapped or not
     */
    InventedSample(Mapping mapping, List<String> names) {
        this.mapping = mapping;
        this.names = names;
    }

    /** The end of its file's name. */
    String extension() {
        Format format = mapping.reads().format();
        return format == Format.JSON ? ".sent.json" : "." + format.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The file; empty for a form that the hub reads and cannot write. */
    Optional<byte[]> bytes() {
        return switch (mapping.reads().format()) {
            case CSV -> Optional.of(csv().getBytes(mapping.reads().charset()));
            case JSON -> Optional.of(utf8(json(mapping.reads().each()).toPrettyString() + "\n"));
            case NDJSON -> Optional.of(utf8(String.join("\n", lines()) + "\n"));
            case XML -> Optional.of(utf8(new InventedXml(mapping.reads().each()).of(records())));
            case XLSX, FHIR -> Optional.empty();
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String value(String name, int person) {
        return mapping.rules().stream()
                .filter(rule -> name.equals(rule.from()))
                .findFirst()
                .map(rule -> InventedValues.of(rule, person))
                .orElse(NOT_READ);
    }

    private String csv() {
        StringWriter text = new StringWriter();
        text.append(
                "Elenco di prova\r\n".repeat(Math.max(0, mapping.reads().table().headerRow() - 1)));
        try (CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(mapping.reads().table().separator())
                .build(text)) {
            csv.writeRecord(names);
            for (int person = 0; person < 2; person++) {
                List<String> cells = new ArrayList<>();
                for (String name : names) {
                    cells.add(value(name, person));
                }
                csv.writeRecord(cells);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private ArrayNode records() {
        ArrayNode records = JsonNodeFactory.instance.arrayNode();
        for (int person = 0; person < 2; person++) {
            ObjectNode record = records.addObject();
            for (String name : names) {
                String[] steps = name.split("\\.(?=(?:[^`]*`[^`]*`)*[^`]*$)");
                ObjectNode inside = record;
                for (String step : Arrays.copyOf(steps, steps.length - 1)) {
                    inside = inside.withObjectProperty(InventedValues.bare(step));
                }
                String last = InventedValues.bare(steps[steps.length - 1]);
                boolean hasMore = names.stream().anyMatch(other -> other.startsWith(name + "."));
                (hasMore ? inside.withObjectProperty(last) : inside)
                        .put(hasMore ? InventedXml.TEXT : last, value(name, person));
            }
        }
        return records;
    }

    private com.fasterxml.jackson.databind.JsonNode json(String each) {
        if (each == null) {
            return records();
        }
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        String[] steps = each.split("\\.");
        ObjectNode inside = root;
        for (String step : Arrays.copyOf(steps, steps.length - 1)) {
            inside = inside.withObjectProperty(step);
        }
        inside.set(steps[steps.length - 1], records());
        return root;
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        records().forEach(record -> lines.add(record.toString()));
        return lines;
    }
}
