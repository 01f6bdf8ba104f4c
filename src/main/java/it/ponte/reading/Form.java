package it.ponte.reading;

import java.nio.charset.Charset;

/**
 * The form in which a partner's messages come.
 *
 * @param charset of a CSV file that is neither UTF-8 nor marked (BOM)
 * @param table how its rows are laid out, where it is a table
 * @param each dotted path to the records of a JSON message; null: the message is one record, or an array of them
 */
public record Form(Format format, Charset charset, TableForm table, String each) {
    /** The forms that the hub reads today. */
    public enum Format {
        CSV,
        XLSX,
        JSON
    }

    /** The problem of a message that is not in this form. */
    public ProblemCode notThis() {
        return switch (format) {
            case CSV -> ProblemCode.NOT_CSV;
            case JSON -> ProblemCode.NOT_JSON;
            case XLSX -> ProblemCode.NOT_XLSX;
        };
    }
}
