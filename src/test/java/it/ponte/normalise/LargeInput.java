package it.ponte.normalise;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Bad input that is too large to be kept as a file; the same bytes in every run. */
final class LargeInput {
    private static final int TEN_MB = 10_000_000;
    private static final int DEEP = 20_000;
    private static final int MANY = 100_000;

    private static final String HEADER =
            "PRATICA;RISERVATO;COGNOME;NOME;CF;NATO IL;TELEFONO;EMAIL;TITOLO;ORE MIN;ORE MAX;"
                    + "CONSENSO DEL;CONSENSO FINO AL;NOTE\n";
    private static final String ROSSI = "2;;Rossi;;;;;;;;;;;\n";
    private static final String ROSSI_AS_JSON = "{\"numero\": \"2\", \"persona\": {\"cognome\": \"Rossi\"}}";
    private static final Object[] TITLES = {"PRATICA", "COGNOME", "CF", "NATO IL", "TELEFONO"};

    private LargeInput() {}

    /** What stands in an index under {@code generated:} and this name. */
    static byte[] of(String name) {
        return switch (name) {
            case "zip-bomb" -> zip(1, i -> "a.csv", "x".repeat(6 * TEN_MB).getBytes(UTF_8));
            case "zip-of-200-files-by-the-way" -> zip(200, i -> "__MACOSX/" + i, new byte[10]);
            case "zip-overlapping" -> OverlappingZip.of("a000.csv", (HEADER + ROSSI).getBytes(UTF_8), 900);
            case "xlsx-overlapping-parts" -> OverlappingZip.of("xl/a000.xml", new byte[1_000_000], 900);
            case "xlsx-zip-bomb" -> zip(1, i -> "xl/a.xml", new byte[6 * TEN_MB]);
            case "xlsx-2000-parts" -> zip(2000, i -> "xl/" + i + ".xml", new byte[10]);
            case "xlsx-cell-of-10-mb" -> workbook(TITLES, new Object[] {"1", noise(TEN_MB)});
            case "xlsx-100000-columns" -> wideWorkbook();
            default -> text(name).getBytes(UTF_8);
        };
    }

    private static String text(String name) {
        return switch (name) {
            case "csv-100000-columns" -> "PRATICA" + ";x".repeat(MANY) + "\n" + ROSSI;
            case "csv-100000-columns-in-a-line" -> HEADER + "1" + ";x".repeat(MANY) + "\n" + ROSSI;
            case "csv-cell-of-10-mb" -> HEADER + ROSSI.replace("Rossi", "x".repeat(TEN_MB)) + ROSSI;
            case "csv-quote-open-for-10-mb" -> HEADER + "1;;\"" + "x;\n".repeat(TEN_MB / 3);
            case "csv-values-of-60000-blanks" -> {
                String blanks = " ".repeat(60_000) + "x";
                yield HEADER + "1;;Rossi;;;3" + blanks + ";3" + blanks + ";;;3" + blanks + ";;;;\n" + ROSSI;
            }
            case "csv-one-line-of-10-mb" -> "x;".repeat(100) + "x".repeat(TEN_MB);
            case "json-depth-20000" -> "[".repeat(DEEP);
            case "json-depth-20000-of-objects" -> "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP);
            case "json-depth-20000-where-a-value-belongs" ->
                "{\"numero\": " + "[".repeat(DEEP) + "]".repeat(DEEP) + "}";
            case "json-text-of-10-mb" -> "{\"numero\": \"" + "x".repeat(TEN_MB) + "\"}";
            case "json-value-of-100000-characters" -> ROSSI_AS_JSON.replace("\"2\"", "\"" + "x".repeat(MANY) + "\"");
            case "json-100000-keys" -> many(i -> "\"k" + i + "\": 1, ", "{", ROSSI_AS_JSON.substring(1));
            case "ndjson-depth-20000" -> "[".repeat(DEEP) + "\n" + ROSSI_AS_JSON;
            case "ndjson-line-of-10-mb" -> "{\"numero\": \"" + "x".repeat(TEN_MB) + "\"}\n" + ROSSI_AS_JSON;
            case "xml-depth-20000" -> "<esportazione><persona>" + "<a>".repeat(DEEP);
            case "xml-text-of-10-mb" -> "<esportazione><persona><cognome>" + "x".repeat(TEN_MB);
            case "xml-comment-of-10-mb" -> "<esportazione><!--" + "x".repeat(TEN_MB);
            case "xml-100000-attributes" -> "<esportazione><persona" + many(i -> " a" + i + "='1'", "", "/>");
            case "fhir-depth-20000" -> "{\"resourceType\": \"Bundle\", \"entry\": " + "[".repeat(DEEP);
            case "fhir-1001-requests" ->
                "{\"resourceType\": \"Bundle\", \"type\": \"collection\", \"entry\": ["
                        + "{\"resource\": {\"resourceType\": \"ServiceRequest\"}}, ".repeat(1000)
                        + "{\"resource\": {\"resourceType\": \"ServiceRequest\"}}]}";
            case "body-of-1-mb-and-more" -> "{\"externalId\": \"" + "x".repeat(1 << 20) + "\"}";
            case "number-of-10000-digits" -> "{\"externalId\": " + "9".repeat(10_000) + "}";
            default -> throw new IllegalArgumentException("no such input: " + name);
        };
    }

    private static String many(IntFunction<String> each, String before, String after) {
        return IntStream.range(0, MANY).mapToObj(each).collect(Collectors.joining("", before, after));
    }

    /** Digits that no zip makes small. */
    private static String noise(int length) {
        Random random = new Random(3);
        StringBuilder digits = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    private static byte[] workbook(Object[]... rows) {
        TestWorkbook workbook = new TestWorkbook();
        Arrays.stream(rows).forEach(workbook::row);
        return workbook.bytes();
    }

    /** Cells that do not say where they stand, as some programs write them. */
    private static byte[] wideWorkbook() {
        Random random = new Random(3);
        String cells = IntStream.range(0, MANY)
                .mapToObj(i -> "<c><v>" + random.nextInt(1_000_000) + "</v></c>")
                .collect(Collectors.joining());
        return new TestWorkbook()
                .part(
                        "xl/worksheets/sheet1.xml",
                        "<worksheet><sheetData><row>" + cells + "</row></sheetData></worksheet>")
                .bytes();
    }

    private static byte[] zip(int entries, IntFunction<String> name, byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < entries; i++) {
                ZipEntry entry = new ZipEntry(name.apply(i));
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(content);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
