package it.ponte.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One JSON object on each line of a text (NDJSON), counted as an editor counts lines; blank lines are passed over. Each
 * line stands for itself: one that is no strict JSON is set aside with its code, the others go on.
 */
final class NdjsonLines implements LineSource {
    private static final int LONGEST_LINE = 1_000_000;

    private final Limits limits;
    private final JsonObjects objects;
    private final BufferedReader text;
    private int number;
    private int count;
    private boolean ended;

    NdjsonLines(InputStream in, Layout layout, Limits limits) throws IOException {
        this.limits = limits;
        this.objects = JsonObjects.of(layout);
        this.text = new BufferedReader(Decoding.of(in, StandardCharsets.UTF_8));
    }

    @Override
    public Taken next() throws IOException {
        while (!ended) {
            number++;
            StringBuilder line = new StringBuilder();
            boolean whole = readLine(line);
            if (whole && line.toString().isBlank()) {
                continue;
            }
            if (++count > limits.lines()) {
                throw new Unreadable(ProblemCode.TOO_LARGE, number, null);
            }
            return whole ? line(line.toString()) : setAside(ProblemCode.TOO_LARGE);
        }
        return null;
    }

    /** Reads to the end of the line; false where it is longer than it may be, and then only its beginning is kept. */
    private boolean readLine(StringBuilder line) throws IOException {
        boolean whole = true;
        int c = text.read();
        while (c >= 0 && c != '\n') {
            whole = line.length() < LONGEST_LINE;
            if (whole) {
                line.append((char) c);
            }
            c = text.read();
        }
        ended = c < 0;
        return whole;
    }

    private Taken line(String line) throws IOException {
        Taken taken = new Taken(number, limits.cell());
        try (JsonParser json = StrictJson.FACTORY.createParser(line)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                objects.read(json, taken);
            } else {
                json.skipChildren();
                taken.problem("", ProblemCode.WRONG_SHAPE);
            }
            return json.nextToken() == null ? taken : setAside(ProblemCode.NOT_JSON);
        } catch (JsonProcessingException noJson) {
            // nothing of it is kept: what was taken before the fault may be half of what was meant
            return setAside(StrictJson.code(noJson));
        }
    }

    private Taken setAside(ProblemCode code) {
        Taken taken = new Taken(number, limits.cell());
        taken.problem("", code);
        return taken;
    }

    @Override
    public List<String> notMapped() {
        return objects.notMapped();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
