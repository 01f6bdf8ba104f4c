package it.ponte.reading;

import java.nio.charset.Charset;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The form in which a partner's messages come.
 *
 * @param charset of a CSV file that is neither UTF-8 nor marked (BOM)
 * @param table how its rows are laid out, where it is a table
 * @param each dotted path to the records: in JSON null where the message is one record, or an array of them; in XML
 *     always, from the outermost element
 */
public record Form(Format format, Charset charset, TableForm table, String each) {
    /** The forms that the hub reads today. */
    public enum Format {
        CSV,
        XLSX,
        JSON,
        NDJSON,
        XML,
        FHIR;

        /** Whether its records are trees, in which a value stands at a path, and not rows with columns. */
        boolean isTree() {
            return this != CSV && this != XLSX;
        }
    }

    /** What is wrong with a mapping's {@code from} in a message of this form, for its writer; empty when nothing is. */
    public Optional<String> faultOf(String from) {
        if (!format.isTree()) {
            return Optional.empty();
        }
        try {
            String first = TreePath.of(from).first();
            return format != Format.FHIR || FhirReferral.PARTS.contains(first)
                    ? Optional.empty()
                    : Optional.of("begins with none of " + new TreeSet<>(FhirReferral.PARTS));
        } catch (IllegalArgumentException noPath) {
            return Optional.of(noPath.getMessage());
        }
    }

    /** The problem of a message that is not in this form. */
    public ProblemCode notThis() {
        return switch (format) {
            case CSV -> ProblemCode.NOT_CSV;
            case JSON, NDJSON -> ProblemCode.NOT_JSON;
            case XLSX -> ProblemCode.NOT_XLSX;
            case XML -> ProblemCode.NOT_XML;
            case FHIR -> ProblemCode.NOT_A_FHIR_BUNDLE;
        };
    }
}
