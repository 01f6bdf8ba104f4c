package it.ponte.convert;

import it.ponte.reading.Hint;
import it.ponte.reading.ProblemCode;

/** What a converter made of a text. Bad data is a value here, never an exception. */
public sealed interface Reading<T> {
    /** The text means this. */
    record Value<T>(T value) implements Reading<T> {
        @Override
        public String toString() {
            return "Value[•••]";
        }
    }

    /** The text means that nothing is told, which is no fault. */
    record Nothing<T>() implements Reading<T> {}

    /**
     * The text breaks a rule.
     *
     * @param hint what would be right, in general; null when the code says it all
     */
    record Wrong<T>(ProblemCode code, Hint hint) implements Reading<T> {}

    static <T> Reading<T> of(T value) {
        return new Value<>(value);
    }

    static <T> Reading<T> wrong(ProblemCode code) {
        return new Wrong<>(code, null);
    }

    static <T> Reading<T> wrong(ProblemCode code, Hint hint) {
        return new Wrong<>(code, hint);
    }
}
