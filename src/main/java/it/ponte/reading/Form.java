package it.ponte.reading;

import java.nio.charset.Charset;

/**
 * The form in which a partner's messages come.
 *
 * @param separator between the cells of a CSV line
 * @param charset of a CSV file that is neither UTF-8 nor marked (BOM)
 * @param sheet name of the sheet of a workbook, null for the first
 * @param headerRow number of the row that names the columns; 0: line 1 of a CSV file, found by content in a workbook
 * @param each dotted path to the records of a JSON message; null: the message is one record, or an array of them
 */
public record Form(Format format, char separator, Charset charset, String sheet, int headerRow, String each) {
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
