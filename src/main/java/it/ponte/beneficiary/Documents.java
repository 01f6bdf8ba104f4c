package it.ponte.beneficiary;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import it.ponte.access.Personal;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * This room's records as JSON, the same text for the same content: sets are written in order. Personal texts are written
 * open, so what comes out is sealed or hashed at once; only the profile is kept in clear.
 */
final class Documents {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule()
                    .addSerializer(new SortedSets())
                    .addSerializer(Personal.class, new Opened())
                    .addDeserializer(Personal.class, new Wrapped()))
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(JsonInclude.Value.construct(NON_NULL, NON_NULL))
            .build();

    /** Beside the facts of an identity: as of when those were told that are not of the record's own moment. */
    private static final String TOLD = "told";

    private static final TypeReference<Map<Identity.Fact, AsOf>> STAMPS = new TypeReference<>() {};

    private Documents() {}

    static byte[] write(Object document) {
        return quietly(() -> JSON.writeValueAsBytes(document));
    }

    static String text(Object document) {
        return quietly(() -> JSON.writeValueAsString(document));
    }

    static <T> T read(String json, Class<T> type) {
        return quietly(() -> JSON.readValue(json, type));
    }

    static <T> T read(byte[] json, Class<T> type) {
        return quietly(() -> JSON.readValue(json, type));
    }

    /** The parser's own message may quote what it read: only its class goes on. */
    private static <T> T quietly(Work<T> work) {
        try {
            return work.run();
        } catch (IOException broken) {
            throw new IllegalStateException("a document of the record does not fit: "
                    + broken.getClass().getName());
        }
    }

    /** A document as a tree, in which one of its facts can be taken or put. */
    static ObjectNode tree(Object document) {
        return JSON.valueToTree(document);
    }

    static <T> T read(ObjectNode document, Class<T> type) {
        return quietly(() -> JSON.treeToValue(document, type));
    }

    /** Who a person is; what is of one moment says only the facts. */
    static byte[] write(Who who) {
        if (who.told().isEmpty()) {
            return write(who.identity());
        }
        ObjectNode document = tree(who.identity());
        document.set(TOLD, tree(who.told()));
        return write((Object) document);
    }

    /** Who a person is, known by name or protected. */
    static Who who(byte[] json, Class<? extends Identity> type) {
        ObjectNode document = read(json, ObjectNode.class);
        JsonNode told = document.remove(TOLD);
        Identity identity = read(document, type);
        return told == null
                ? new Who(identity)
                : new Who(identity, quietly(() -> JSON.readerFor(STAMPS).readValue(told)));
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private static final class Opened extends JsonSerializer<Personal> {
        @Override
        public void serialize(Personal text, JsonGenerator out, SerializerProvider with) throws IOException {
            out.writeString(text.reveal());
        }
    }

    private static final class Wrapped extends JsonDeserializer<Personal> {
        @Override
        public Personal deserialize(JsonParser in, DeserializationContext with) throws IOException {
            return Personal.of(in.getValueAsString());
        }
    }

    private static final class SortedSets extends StdSerializer<Set<?>> {
        private static final long serialVersionUID = 1L;

        SortedSets() {
            super(TypeFactory.defaultInstance().constructCollectionType(Set.class, Object.class));
        }

        @Override
        public void serialize(Set<?> set, JsonGenerator out, SerializerProvider with) throws IOException {
            out.writeStartArray();
            if (!set.isEmpty() && set.iterator().next() instanceof Set<?>) {
                for (Set<?> inner : listsInOrder(set)) {
                    serialize(inner, out, with);
                }
            } else {
                for (String word : inOrder(set)) {
                    out.writeString(word);
                }
            }
            out.writeEndArray();
        }

        private static List<? extends Set<?>> listsInOrder(Set<?> sets) {
            return sets.stream()
                    .map(one -> new TreeSet<Object>((Set<?>) one))
                    .sorted(Comparator.comparing(Object::toString))
                    .toList();
        }

        /** A profile has seven sets, most of them empty or with one word, and each referral is written several times. */
        private static String[] inOrder(Set<?> set) {
            String[] words = new String[set.size()];
            int count = 0;
            for (Object one : set) {
                words[count++] = one.toString();
            }
            if (count > 1) {
                Arrays.sort(words);
            }
            return words;
        }
    }
}
