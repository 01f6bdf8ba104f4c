package it.ponte.normalise;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import it.ponte.intake.Envelope;
import it.ponte.intake.Refusal;
import it.ponte.intake.Verdict;
import it.ponte.reading.Problem;
import it.ponte.reading.ProblemCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/** A receipt as a table that opens in a spreadsheet with a double click: UTF-8 with BOM, semicolons, CRLF. */
final class ReceiptFile {
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int LONGEST_NAME = 100;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CsvWriter table;

    ReceiptFile() {
        bytes.writeBytes(BOM);
        table = CsvWriter.builder()
                .fieldSeparator(';')
                .lineDelimiter(LineDelimiter.CRLF)
                .build(bytes, StandardCharsets.UTF_8);
        table.writeRecord("line", "verdict", "code", "field", "problem", "hint");
    }

    /** One row, or one per problem. */
    void add(ReceiptLine line) {
        if (line.problems().isEmpty()) {
            row(line, "", "", "");
        }
        for (Problem problem : line.problems()) {
            row(line, problem.field(), problem.code().name(), problem.hint());
        }
    }

    /** The one row of a message that was refused as a whole; without a line where there is no such place. */
    void add(Refusal refusal) {
        String line = refusal.line() == 0 ? "" : Integer.toString(refusal.line());
        table.writeRecord(line, word(Verdict.REFUSED), "", cell(refusal.field()), refusal.code(), hint(refusal));
    }

    /** Older and other spreadsheets (.xls, .ods) hold the same table, and are the usual reason. */
    private static String hint(Refusal refusal) {
        return refusal.code().equals(ProblemCode.NOT_XLSX.name()) ? "save it as an Excel workbook (.xlsx)" : "";
    }

    private void row(ReceiptLine line, String field, String problem, String hint) {
        table.writeRecord(
                Integer.toString(line.number()),
                word(line.verdict()),
                cell(line.code()),
                cell(field),
                problem,
                cell(hint));
    }

    /** The whole file; nothing can be added afterwards. */
    byte[] bytes() {
        try {
            table.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** What a spreadsheet would run as a formula begins with an apostrophe instead (SAFETY P15). */
    private static String cell(String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        return "=+-@\t\r\n".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    private static String word(Verdict verdict) {
        return verdict == null ? "" : verdict.name().toLowerCase(Locale.ROOT);
    }

    /**
     * The sender's file name without its extension, as far as it is letters, digits, points, hyphens and underscores;
     * the envelope's code where nothing of it is left. Never a path.
     */
    static String nameFor(Envelope envelope) {
        String path = envelope.fileName() == null ? "" : envelope.fileName().reveal();
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        int dot = name.lastIndexOf('.');
        String plain = Normalizer.normalize(dot > 0 ? name.substring(0, dot) : name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9._-]+", "_")
                .replaceAll("^[._-]+", "");
        String kept = plain.isEmpty() ? envelope.code() : plain;
        return kept.substring(0, Math.min(kept.length(), LONGEST_NAME)) + ".receipt.csv";
    }
}
