package it.ponte.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes the mapped values out of one JSON object.
 *
 * @param paths where they stand
 * @param strict whether a field that is not mapped is a problem (UNKNOWN_FIELD) rather than dropped without a word
 * @param passedOver takes the path of each that is not mapped
 */
record JsonRecord(JsonPaths paths, boolean strict, Consumer<String> passedOver) {

    /** Reads the object that the parser has just entered, to its end. */
    void read(JsonParser json, Taken into) throws IOException {
        object(json, paths, "", into);
    }

    private void object(JsonParser json, JsonPaths at, String prefix, Taken into) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonPaths next = at.at(name);
            JsonToken value = json.nextToken();
            if (next == null) {
                json.skipChildren();
                passedOver.accept(prefix + name);
                if (strict) {
                    into.problem(prefix + name, ProblemCode.UNKNOWN_FIELD);
                }
            } else if (value == JsonToken.START_OBJECT && next.leadsOn()) {
                object(json, next, prefix + name + ".", into);
            } else if (value != JsonToken.VALUE_NULL) {
                value(json, next, prefix + name, into);
            }
        }
    }

    private static void value(JsonParser json, JsonPaths at, String name, Taken into) throws IOException {
        if (at.path() == null || json.currentToken() == JsonToken.START_OBJECT) {
            json.skipChildren();
            into.problem(name, ProblemCode.WRONG_SHAPE);
        } else if (json.currentToken() == JsonToken.START_ARRAY) {
            List<String> texts = texts(json);
            if (texts == null) {
                into.problem(name, ProblemCode.WRONG_SHAPE);
            } else {
                into.take(at.path(), texts);
            }
        } else {
            into.take(at.path(), json.getText());
        }
    }

    /** The texts of an array, to its end; null when it holds anything but plain values. */
    private static List<String> texts(JsonParser json) throws IOException {
        List<String> texts = new ArrayList<>();
        boolean plain = true;
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                texts.add(json.getText());
            } else {
                plain = false;
                json.skipChildren();
            }
        }
        return plain ? texts : null;
    }
}
