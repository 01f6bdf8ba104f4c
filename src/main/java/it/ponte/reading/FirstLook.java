package it.ponte.reading;

import it.ponte.reading.Form.Format;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A first look at a file of which nobody has told the form, to propose how it could be read. Unlike the readers it
 * guesses; what it guesses is shown to a person.
 */
public final class FirstLook {
    private static final int MOST_RECORDS = 5000;

    private final byte[] file;
    private final Found found;

    private FirstLook(byte[] file, Found found) {
        this.file = file;
        this.found = found;
    }

    /**
     * Finds out the form by the bytes: a workbook, XML, JSON, NDJSON, else a text with separators; also inside what it may
     * be wrapped in.
     *
     * @throws Unreadable when it is none of them, is encrypted (ENCRYPTED), or has no records with names
     */
    public static FirstLook at(byte[] sent) throws IOException {
        byte[] file = new Wrappings(Secrets.NONE, Limits.USUAL)
                .open(new ByteArrayInputStream(sent))
                .readAllBytes();
        Found found = found(file);
        if (found.names().isEmpty()) {
            throw new Unreadable(ProblemCode.EMPTY_FILE);
        }
        return new FirstLook(file, found);
    }

    private static Found found(byte[] file) throws IOException {
        if (file.length > 1 && file[0] == 'P' && file[1] == 'K') {
            return TableLook.workbook(file);
        }
        Charset charset = TextLook.charset(file);
        String start = new String(file, 0, Math.min(file.length, 200), charset)
                .replace("\uFEFF", "")
                .strip();
        if (start.startsWith("<")) {
            return TreeLook.xml(file);
        }
        return start.startsWith("{") || start.startsWith("[") ? TreeLook.json(file) : TextLook.csv(file, charset);
    }

    /** The form by which the hub would read it. */
    public Form form() {
        return found.form();
    }

    /** What its records tell: columns, or paths inside a record, in the file's order. */
    public List<String> names() {
        return found.names();
    }

    /** What the first 5000 records say, by name: texts that are not blank, in the file's order. */
    public Map<String, List<String>> values() throws IOException {
        Map<String, List<String>> values = new LinkedHashMap<>();
        names().forEach(name -> values.put(name, new ArrayList<>()));
        Layout layout = new Layout(form(), names(), Map.of(), Map.of(), false);
        try (LineSource lines = Readers.open(new ByteArrayInputStream(file), layout, Limits.USUAL)) {
            Taken taken = lines.next();
            for (int i = 0; taken != null && i < MOST_RECORDS; i++) {
                taken.values().forEach((name, value) -> texts(value).forEach(text -> add(text, values.get(name))));
                taken = lines.next();
            }
        }
        return values;
    }

    private static List<?> texts(Object value) {
        return value instanceof List<?> several ? several : List.of(value);
    }

    private static void add(Object text, List<String> values) {
        values.add(text.toString().strip());
    }

    /** A form without the words that only some need. */
    static Form form(Format format, String each) {
        return new Form(format, StandardCharsets.UTF_8, table(',', null, 0), each);
    }

    /** A table without the words that only some need; the header is found by what it names where its row is 0. */
    static TableForm table(char separator, String sheet, int headerRow) {
        return new TableForm(separator, '"', sheet, headerRow, 1, List.of());
    }
}
