package it.ponte.reading;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.reading.Form.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NdjsonLinesTest {
    private static final List<String> SOURCES = List.of("n", "persona.cognome", "contatti[tipo='tel'].valore");

    private static Sent sent(String text) {
        return Sent.of(Format.NDJSON, null, SOURCES, text);
    }

    @Test
    void eachLineIsARecordCountedAsAnEditorCountsLines() throws IOException {
        List<Taken> lines = sent("{\"n\": 1}\r\n\n  \n{\"n\": 2, \"persona\": {\"cognome\": \"Rossi\"}}")
                .lines();

        assertThat(lines).extracting(Taken::number).containsExactly(1, 4);
        assertThat(lines.get(1).values()).isEqualTo(Map.of("n", "2", "persona.cognome", "Rossi"));
        assertThat(sent("{\"n\": 1}\n").lines()).hasSize(1);
        assertThat(sent("\n \n").lines()).isEmpty();
    }

    @Test
    void aBadLineIsSetAsideAndNothingOfItIsTaken() throws IOException {
        Sent sent = sent(String.join(
                "\n",
                "{\"n\": 1, \"n\": 2}",
                "{\"n\": 1",
                "[{\"n\": 1}]",
                "{\"n\": 1} {\"n\": 2}",
                "{\"n\": 1, \"x\": " + "[".repeat(60) + "]".repeat(60) + "}",
                "n;cognome",
                "{\"n\": " + "1".repeat(31) + "}",
                "{\"n\": 8}"));

        assertThat(sent.told())
                .containsExactly(
                        "1 : DUPLICATE_KEY",
                        "2 : TRUNCATED",
                        "3 : WRONG_SHAPE",
                        "4 : NOT_JSON",
                        "5 : TOO_LARGE",
                        "6 : NOT_JSON",
                        "7 : TOO_LARGE");
        assertThat(sent.lines().subList(0, 7))
                .allSatisfy(line -> assertThat(line.values()).isEmpty());
        assertThat(sent.lines().get(7).values()).containsEntry("n", "8");
    }

    @Test
    void aLineThatIsTooLongIsSetAsideAndTheNextIsRead() throws IOException {
        Sent sent = sent("{\"x\": \"" + "y".repeat(1_000_000) + "\"}\n{\"n\": 2}\n");

        assertThat(sent.told()).containsExactly("1 : TOO_LARGE");
        assertThat(sent.lines()).hasSize(2);
    }

    @Test
    void aTreeIsHeldOnlyWhereItIsOfBoundedSize() throws IOException {
        String many = "{\"n\": 1, \"contatti\": [" + "0,".repeat(60_000) + "0]}\n{\"n\": 2}";

        assertThat(sent(many).told()).containsExactly("1 : TOO_LARGE");
        assertThat(sent(many).lines()).hasSize(2);
    }

    @Test
    void anotherCharsetRefusesTheWholeMessage() throws IOException {
        byte[] latin = "{\"n\": \"però\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Sent.of(Format.NDJSON, null, SOURCES, latin).told()).containsExactly("0 : WRONG_CHARSET");
    }
}
