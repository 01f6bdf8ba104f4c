package it.ponte.reading;

import it.ponte.reading.Form.Format;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A message as a partner sends it, and what is taken of it. */
record Sent(Layout layout, byte[] bytes) {
    private static final int LINES = 10_000;

    static Sent of(Format format, String each, List<String> sources, byte[] bytes) {
        TableForm table = new TableForm(',', '"', null, 0, 1, List.of());
        Form form = new Form(format, StandardCharsets.UTF_8, table, each);
        return new Sent(new Layout(form, sources, Map.of(), Map.of(), false), bytes);
    }

    static Sent of(Format format, String each, List<String> sources, String text) {
        return of(format, each, sources, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Its lines, to the end. */
    List<Taken> lines() throws IOException {
        List<Taken> lines = new ArrayList<>();
        Limits limits = new Limits(Limits.USUAL.bytes(), LINES, Limits.USUAL.columns(), Limits.USUAL.cell());
        try (LineSource source = Readers.open(new ByteArrayInputStream(bytes), layout, limits)) {
            for (Taken line = source.next(); line != null; line = source.next()) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** The values of its only line. */
    Map<String, Object> values() throws IOException {
        List<Taken> lines = lines();
        if (lines.size() != 1) {
            throw new IllegalStateException("there are " + lines.size() + " lines");
        }
        return lines.get(0).values();
    }

    /** What is wrong: "3 field: CODE" for each line, "0 field: CODE" for the whole message. */
    List<String> told() throws IOException {
        List<String> told = new ArrayList<>();
        try {
            for (Taken line : lines()) {
                line.problems().forEach(p -> told.add(line.number() + " " + p.field() + ": " + p.code()));
            }
        } catch (Unreadable unreadable) {
            String field = unreadable.field() == null ? "" : unreadable.field();
            return List.of(unreadable.line() + " " + field + ": " + unreadable.code());
        }
        return told;
    }

    /** The first so many bytes of it. */
    Sent cutAt(int length) {
        return new Sent(layout, java.util.Arrays.copyOf(bytes, length));
    }
}
