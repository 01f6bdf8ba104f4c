package it.ponte.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CsvTextTest {
    private static final List<String> COLUMNS = List.of("A", "B");
    private static final int LONGEST = 4;

    /** Every line as its number, cells and problems; at the end why the rest cannot be read, if so. */
    private static List<String> read(String text, int longestValue) throws IOException {
        TableForm table = new TableForm(';', '"', null, 1, 1, List.of());
        Form form = new Form(Form.Format.CSV, StandardCharsets.UTF_8, table, null);
        Layout layout = new Layout(form, COLUMNS, Map.of(), Map.of(), false);
        Limits limits = new Limits(1_000_000, 1_000_000, 200, longestValue);
        List<String> lines = new ArrayList<>();
        var bytes = new ByteArrayInputStream(("A;B\n" + text).getBytes(StandardCharsets.UTF_8));
        try (LineSource source = Readers.open(bytes, layout, limits)) {
            for (Taken taken = source.next(); taken != null; taken = source.next()) {
                StringBuilder line = new StringBuilder().append(taken.number());
                for (String column : COLUMNS) {
                    String value = (String) taken.value(column);
                    boolean isTooLong = value != null && value.length() > LONGEST
                            || taken.problems().contains(new Problem(column, ProblemCode.TOO_LONG, null));
                    line.append('|').append(isTooLong ? "too long" : value);
                }
                lines.add(line.append(taken.isFaulty("")).toString());
            }
        } catch (Unreadable unreadable) {
            lines.add(unreadable.code() + " " + unreadable.line());
        }
        return lines;
    }

    @Test
    void whatIsLeftOutOfLongCellsMovesNothingElse() throws IOException {
        Random random = new Random(20261120);
        String letters = "aaaaa;;\"\"\n\r";
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(120); length > 0; length--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            assertThat(read(text.toString(), LONGEST)).as(text.toString()).isEqualTo(read(text.toString(), 1_000));
        }
    }
}
