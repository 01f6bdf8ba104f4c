package it.ponte.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Records of a JSON message: the one object, the members of an array, or what stands at the mapping's {@code each};
 * counted from 1. Always UTF-8 (RFC 8259). Whatever is no strict JSON refuses the message.
 */
final class JsonLines implements LineSource {
    private final Limits limits;
    private final String each;
    private final JsonObjects objects;
    private final JsonParser json;
    private int count;
    private boolean started;
    private boolean inArray;
    private boolean ended;

    JsonLines(InputStream in, Layout layout, Limits limits) throws IOException {
        this.limits = limits;
        this.each = layout.form().each();
        this.objects = JsonObjects.of(layout);
        this.json = StrictJson.FACTORY.createParser(Decoding.of(in, StandardCharsets.UTF_8));
    }

    @Override
    public Taken next() throws IOException {
        try {
            return ended ? null : read();
        } catch (JsonProcessingException noJson) {
            throw StrictJson.refusal(noJson);
        }
    }

    private Taken read() throws IOException {
        if (!started) {
            started = true;
            JsonToken first = findRecords(json.nextToken());
            if (first == null) {
                ended = true;
                return null;
            }
            inArray = first == JsonToken.START_ARRAY;
            if (!inArray) {
                Taken only = line(first);
                finish();
                return only;
            }
        }
        JsonToken token = json.nextToken();
        if (token == JsonToken.END_ARRAY) {
            finish();
            return null;
        }
        return line(token);
    }

    /** Goes to where the records begin: an array or an object; null when the message is empty. */
    private JsonToken findRecords(JsonToken root) throws IOException {
        JsonToken token = root;
        if (each != null && root != null) {
            for (String name : each.split("\\.")) {
                token = descend(token, name);
            }
        }
        if (token != null && token != JsonToken.START_ARRAY && token != JsonToken.START_OBJECT) {
            throw new Unreadable(ProblemCode.NOT_JSON, json.currentLocation().getLineNr(), each);
        }
        return token;
    }

    private JsonToken descend(JsonToken at, String name) throws IOException {
        if (at == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean here = json.currentName().equals(name);
                JsonToken value = json.nextToken();
                if (here) {
                    return value;
                }
                json.skipChildren();
            }
        }
        throw new Unreadable(ProblemCode.MISSING_COLUMN, 0, each);
    }

    private Taken line(JsonToken token) throws IOException {
        if (++count > limits.lines()) {
            throw new Unreadable(ProblemCode.TOO_LARGE, count, null);
        }
        Taken taken = new Taken(count, limits.cell());
        if (token == JsonToken.START_OBJECT) {
            objects.read(json, taken);
        } else {
            json.skipChildren();
            taken.problem("", ProblemCode.WRONG_SHAPE);
        }
        return taken;
    }

    /** Reads on to the end: what follows must still be JSON, and nothing may follow the message itself. */
    private void finish() throws IOException {
        ended = true;
        while (!json.getParsingContext().inRoot()) {
            json.nextToken();
        }
        if (json.nextToken() != null) {
            throw new Unreadable(ProblemCode.NOT_JSON, json.currentLocation().getLineNr(), null);
        }
    }

    @Override
    public List<String> notMapped() {
        return objects.notMapped();
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
