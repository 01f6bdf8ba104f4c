package it.ponte.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;

/**
 * How the hub reads JSON, whoever sends it: bounded, and a key that stands twice in one object is an error, because the
 * second would silently hide the first, a protection flag included (SAFETY P11).
 */
final class StrictJson {
    static final JsonFactory FACTORY = factory(Long.MAX_VALUE, Long.MAX_VALUE);

    private StrictJson() {}

    /** For messages that are held whole, of at most so many characters and tokens. */
    static JsonFactory factory(long characters, long tokens) {
        return JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(50)
                        .maxNumberLength(30)
                        .maxNameLength(1000)
                        .maxStringLength(1_000_000)
                        .maxDocumentLength(characters)
                        .maxTokenCount(tokens)
                        .build())
                .build();
    }

    /** What is wrong with it. */
    static ProblemCode code(JsonProcessingException failure) {
        // the parser has a type of its own for an end inside a value, and none for one after a comma
        if (failure instanceof JsonEOFException || failure.getOriginalMessage().startsWith("Unexpected end-of-input")) {
            return ProblemCode.TRUNCATED;
        }
        if (failure instanceof StreamConstraintsException) {
            return ProblemCode.TOO_LARGE;
        }
        // the parser has no type of its own for this one
        boolean twice = failure.getOriginalMessage().startsWith("Duplicate field");
        return twice ? ProblemCode.DUPLICATE_KEY : ProblemCode.NOT_JSON;
    }

    /** The same for the whole message, with the line of the text where it is. */
    static Unreadable refusal(JsonProcessingException failure) {
        int line = failure.getLocation() == null ? 0 : failure.getLocation().getLineNr();
        return new Unreadable(code(failure), line, null);
    }
}
