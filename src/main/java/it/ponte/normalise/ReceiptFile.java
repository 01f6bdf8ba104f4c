package it.ponte.normalise;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import it.ponte.intake.Envelope;
import it.ponte.intake.Refusal;
import it.ponte.reading.Hint;
import it.ponte.reading.HintCode;
import it.ponte.reading.Problem;
import it.ponte.reading.ProblemCode;
import it.ponte.vocabulary.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** A receipt as a table that opens in a spreadsheet with a double click: UTF-8 with BOM, semicolons, CRLF. */
public final class ReceiptFile implements AutoCloseable {
    /** How the names of receipts end. */
    public static final String ENDING = ".receipt.csv";

    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int LONGEST_NAME = 100;

    private final CsvWriter table;

    /** Written while it grows: a receipt has as many rows as the sender's file, and is never held in memory. */
    public ReceiptFile(OutputStream out) throws IOException {
        out.write(BOM);
        table = CsvWriter.builder()
                .fieldSeparator(';')
                .lineDelimiter(LineDelimiter.CRLF)
                .build(out, StandardCharsets.UTF_8);
        table.writeRecord("line", "verdict", "code", "field", "problem", "hint");
    }

    /** One row, or one per problem. */
    void add(ReceiptLine line) {
        if (line.problems().isEmpty()) {
            row(line, "", "", "");
        }
        for (Problem problem : line.problems()) {
            row(line, problem.field(), problem.code().name(), problem.hintIn(Locale.ENGLISH));
        }
    }

    /** One row of a line that was only tried, or one per problem. */
    public void addTried(int line, boolean isUnderstood, List<Problem> problems) {
        String verdict = isUnderstood ? "understood" : word(Verdict.REFUSED);
        if (problems.isEmpty()) {
            row(line, verdict, "", "", "", "");
        }
        for (Problem problem : problems) {
            row(line, verdict, "", problem.field(), problem.code().name(), problem.hintIn(Locale.ENGLISH));
        }
    }

    /** One row for a column of a file that was only tried which the mapping does not name. */
    public void addNotMapped(String name) {
        table.writeRecord("", "not-mapped", "", cell(name), "", "");
    }

    /** A last row that says how many lines have none; nothing where all have theirs. */
    public void addLeftOut(int lines) {
        if (lines > 0) {
            table.writeRecord("", "", "", "", "", "and " + lines + " lines more");
        }
    }

    /** The one row of a message that was refused as a whole; without a line where there is no such place. */
    public void add(Refusal refusal) {
        String line = refusal.line() == 0 ? "" : Integer.toString(refusal.line());
        table.writeRecord(line, word(Verdict.REFUSED), "", cell(refusal.field()), refusal.code(), hint(refusal));
    }

    /** Older and other spreadsheets (.xls, .ods) hold the same table, and are the usual reason. */
    private static String hint(Refusal refusal) {
        return refusal.code().equals(ProblemCode.NOT_XLSX.name())
                ? Hint.of(HintCode.WORKBOOK).words(Locale.ENGLISH)
                : "";
    }

    private void row(ReceiptLine line, String field, String problem, String hint) {
        row(line.number(), word(line.verdict()), line.code(), field, problem, hint);
    }

    private void row(int line, String verdict, String code, String field, String problem, String hint) {
        table.writeRecord(Integer.toString(line), verdict, cell(code), cell(field), problem, cell(hint));
    }

    /** Ends the file. */
    @Override
    public void close() throws IOException {
        table.close();
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
     * The sender's file name with {@code .receipt.csv} behind, so that each file has a receipt of its own. Never a path:
     * of the name only letters, digits, points, hyphens and underscores stay; where that changed anything the envelope's
     * code stands behind it, because two names may have become one.
     */
    static String nameFor(Envelope envelope) {
        String name =
                envelope.fileName() == null ? "" : bare(envelope.fileName().reveal());
        String plain = plain(name);
        String unique = plain.equals(name) && !plain.isEmpty() ? plain : plain + "." + envelope.code();
        return unique.replaceAll("^\\.", "") + ENDING;
    }

    /** What of a file's name may stand in another; empty where nothing is left. */
    public static String plain(String path) {
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
