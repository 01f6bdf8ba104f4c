package it.ponte.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.reading.Problem;
import it.ponte.reading.ProblemCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LineContentTest {
    private static final LineContent LINE = new LineContent(
            Map.of("COGNOME", "Ghirlandina", "LINGUE", List.of("it:B1", "ar:NATIVE")),
            true,
            false,
            List.of(new Problem("CF", ProblemCode.IDENTITY_NOT_ALLOWED, null)));

    @Test
    void whatIsStoredIsReadBack() {
        assertThat(LineContent.of(LINE.bytes())).isEqualTo(LINE);
    }

    @Test
    void itDoesNotPrintTheValues() {
        assertThat(LINE.toString())
                .contains("COGNOME", "IDENTITY_NOT_ALLOWED")
                .doesNotContain("Ghirlandina")
                .doesNotContain("it:B1");
    }
}
