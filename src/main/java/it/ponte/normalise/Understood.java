package it.ponte.normalise;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import it.ponte.access.Personal;
import it.ponte.intake.Incoming;
import it.ponte.intake.Line;
import it.ponte.intake.Refusal;
import it.ponte.mapping.Mapping;
import it.ponte.reading.Hint;
import it.ponte.reading.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a message means, as the files beside a sample show it: invented people, so nothing is masked.
 *
 * @param lines what the good lines mean, each with its number as {@code line}
 * @param problems what is told about the others, and the warnings about good ones; or the one {@code refusal} of the
 *     message
 */
public record Understood(ArrayNode lines, ArrayNode problems) {
    /** Writes and reads what such files hold. */
    public static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule()
                    .addSerializer(new Plain())
                    .addSerializer(new Sorted())
                    .addSerializer(new InWords()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
            .build();

    static Understood nothing() {
        return new Understood(JSON.createArrayNode(), JSON.createArrayNode());
    }

    /** Reads a message to its end and closes it. */
    public static Understood of(Incoming message, Mapping mapping, Understanding understanding) {
        Understood understood = nothing();
        try (message) {
            for (Iterator<Line> lines = message.lines(); lines.hasNext(); ) {
                Line line = lines.next();
                understood.add(line.number(), understanding.of(mapping, message.arrival(), line.content()));
            }
            message.refusal().ifPresent(understood::refuse);
        }
        return understood;
    }

    private void add(int line, Meaning meaning) {
        if (meaning instanceof Meaning.Refused refused) {
            addProblems(line, refused.problems());
            return;
        }
        ObjectNode meant = JSON.valueToTree(meaning);
        if (meaning instanceof Meaning.OfReferral referral) {
            addProblems(line, referral.warnings());
            meant.remove("warnings");
        }
        lines.add(numbered(line).setAll(meant));
    }

    private void addProblems(int line, List<Problem> told) {
        told.forEach(problem -> problems.add(numbered(line).setAll((ObjectNode) JSON.valueToTree(problem))));
    }

    /** A message that is refused as a whole has no lines. */
    private void refuse(Refusal refusal) {
        lines.removeAll();
        problems.removeAll();
        problems.add(JSON.createObjectNode().set("refusal", JSON.<JsonNode>valueToTree(refusal)));
    }

    /** The numbers of the lines that are understood. */
    public List<Integer> numbers() {
        return lines.findValues("line").stream().map(JsonNode::asInt).toList();
    }

    /** What the line with this number means; missing where it is not understood. */
    public JsonNode line(int number) {
        for (JsonNode line : lines) {
            if (line.path("line").asInt() == number) {
                return line;
            }
        }
        return MissingNode.getInstance();
    }

    /** What is wrong: "3 DATA: NOT_A_DATE" for a line, "0 DATA: MISSING_COLUMN" for a message refused as a whole. */
    public List<String> told() {
        List<String> told = new ArrayList<>();
        for (JsonNode problem : problems) {
            JsonNode what = problem.path("refusal").isMissingNode() ? problem : problem.get("refusal");
            told.add(what.path("line").asText() + " " + what.path("field").asText() + ": "
                    + what.path("code").asText());
        }
        return told;
    }

    private static ObjectNode numbered(int number) {
        return JSON.createObjectNode().put("line", number);
    }

    private static final class Plain extends StdSerializer<Personal> {
        private static final long serialVersionUID = 1;

        Plain() {
            super(Personal.class);
        }

        @Override
        public void serialize(Personal value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.reveal());
        }
    }

    /** Hints stand there as a partner would read them in a receipt. */
    private static final class InWords extends StdSerializer<Hint> {
        private static final long serialVersionUID = 1;

        InWords() {
            super(Hint.class);
        }

        @Override
        public void serialize(Hint value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.words(Locale.ENGLISH));
        }
    }

    /** A set has no order of its own; a file needs one. */
    private static final class Sorted extends StdSerializer<Set<?>> {
        private static final long serialVersionUID = 1;

        Sorted() {
            super(Set.class, false);
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, Set<?> value) {
            return value.isEmpty();
        }

        @Override
        public void serialize(Set<?> value, JsonGenerator json, SerializerProvider provider) throws IOException {
            Set<String> sorted = new TreeSet<>();
            for (Object member : value) {
                sorted.add(member.toString());
            }
            json.writePOJO(sorted.toArray());
        }
    }
}
