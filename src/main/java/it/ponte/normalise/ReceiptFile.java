package it.ponte.normalise;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import it.ponte.intake.Envelope;
import it.ponte.intake.Refusal;
import it.ponte.intake.Verdict;
import it.ponte.reading.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/** A receipt as a table that opens in a spreadsheet with a double click: UTF-8 with BOM, semicolons, CRLF. */
final class ReceiptFile {
    /** How the names of receipts end. */
    static final String ENDING = ".receipt.csv";

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

    /** One row of a file that was only tried, or one per problem. */
    void add(TriedLine line) {
        if (line.isUnderstood()) {
            row(line.number(), "understood", "", "", "", "");
        }
        for (Problem problem : line.problems()) {
            String verdict = word(Verdict.REFUSED);
            row(line.number(), verdict, "", problem.field(), problem.code().name(), problem.hint());
        }
    }

    /** The one row of a message that was refused as a whole; without a line where there is no such place. */
    void add(Refusal refusal) {
        String line = refusal.line() == 0 ? "" : Integer.toString(refusal.line());
        table.writeRecord(line, word(Verdict.REFUSED), "", cell(refusal.field()), refusal.code(), "");
    }

    private void row(ReceiptLine line, String field, String problem, String hint) {
        row(line.number(), word(line.verdict()), line.code(), field, problem, hint);
    }

    private void row(int line, String verdict, String code, String field, String problem, String hint) {
        table.writeRecord(Integer.toString(line), verdict, cell(code), cell(field), problem, cell(hint));
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
        String name =
                envelope.fileName() == null ? "" : bare(envelope.fileName().reveal());
        int dot = name.lastIndexOf('.');
        String plain = plain(dot > 0 ? name.substring(0, dot) : name);
        return (plain.isEmpty() ? envelope.code() : plain) + ENDING;
    }

    /** What of a file's name may stand in another; empty where nothing is left. */
    static String plain(String path) {
        String plain = Normalizer.normalize(bare(path), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9._-]+", "_")
                .replaceAll("^[._-]+", "");
        return plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    }

    private static String bare(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
