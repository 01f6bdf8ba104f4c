package it.ponte.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import it.ponte.reading.Hint;
import it.ponte.reading.Problem;
import it.ponte.reading.ProblemCode;
import it.ponte.reading.Taken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the hub keeps of one line, in the form in which the inbox stores it: {@code {"values": {"DATA NASCITA":
 * "03/02/1990", "LINGUE": ["it:B1"]}, "protected": true, "problems": [["CF", "IDENTITY_NOT_ALLOWED", null]]}}.
 *
 * @param values by the sender's own names, as they came: a text, or a list of texts
 * @param isProtected whether the line asked for protection, or its sender is always protected
 * @param isSelfEnrolled whether the person herself sent it
 * @param problems that were seen while reading; the values they are about are not here
 */
public record LineContent(
        Map<String, Object> values, boolean isProtected, boolean isSelfEnrolled, List<Problem> problems) {
    private static final JsonFactory JSON = new JsonFactory();

    /** What is kept of a line as it was taken. */
    public static LineContent of(Taken taken, boolean isProtected, boolean isSelfEnrolled) {
        return new LineContent(taken.values(), isProtected, isSelfEnrolled, taken.problems());
    }

    /** The same line, whose person is protected. */
    public LineContent underProtection() {
        return new LineContent(values, true, isSelfEnrolled, problems);
    }

    /** The bytes to store. */
    public byte[] bytes() {
        var bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeObjectFieldStart("values");
            for (Map.Entry<String, Object> value : values.entrySet()) {
                json.writeFieldName(value.getKey());
                if (value.getValue() instanceof List<?> several) {
                    String[] texts = several.toArray(String[]::new);
                    json.writeArray(texts, 0, texts.length);
                } else {
                    json.writeString((String) value.getValue());
                }
            }
            json.writeEndObject();
            json.writeBooleanField("protected", isProtected);
            json.writeBooleanField("selfEnrolled", isSelfEnrolled);
            json.writeArrayFieldStart("problems");
            for (Problem problem : problems) {
                json.writeArray(new String[] {problem.field(), problem.code().name(), kept(problem.hint())}, 0, 3);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static String kept(Hint hint) {
        return hint == null ? null : hint.kept();
    }

    /** Reads what {@link #bytes()} wrote. */
    public static LineContent of(byte[] bytes) {
        Map<String, Object> values = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        boolean isProtected = false;
        boolean isSelfEnrolled = false;
        try (JsonParser json = JSON.createParser(bytes)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String part = json.currentName();
                json.nextToken();
                switch (part) {
                    case "values" -> {
                        while (json.nextToken() == JsonToken.FIELD_NAME) {
                            String name = json.currentName();
                            boolean several = json.nextToken() == JsonToken.START_ARRAY;
                            values.put(name, several ? texts(json) : json.getText());
                        }
                    }
                    case "protected" -> isProtected = json.getBooleanValue();
                    case "selfEnrolled" -> isSelfEnrolled = json.getBooleanValue();
                    case "problems" -> {
                        while (json.nextToken() == JsonToken.START_ARRAY) {
                            List<String> told = texts(json);
                            problems.add(
                                    new Problem(told.get(0), ProblemCode.valueOf(told.get(1)), Hint.read(told.get(2))));
                        }
                    }
                    default -> throw new IllegalStateException("a stored line has a part that this hub does not know");
                }
            }
        } catch (IOException broken) {
            // without its cause: parsers quote what they read
            throw new IllegalStateException("a stored line cannot be read back");
        }
        return new LineContent(values, isProtected, isSelfEnrolled, problems);
    }

    /** Only the names: the values may be anybody's. */
    @Override
    public String toString() {
        return "LineContent" + values.keySet() + problems;
    }

    private static List<String> texts(JsonParser json) throws IOException {
        List<String> texts = new ArrayList<>();
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            texts.add(token == JsonToken.VALUE_NULL ? null : json.getText());
        }
        return texts;
    }
}
