package it.ponte.reading;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.reading.Form.Format;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Records of a JSON message whose mapping has predicates: their plain paths mean what they mean without any. */
class JsonPredicatesTest {
    private static final List<String> SOURCES =
            List.of("n", "persona.cognome", "lingue", "id[system='cf'].value", "id[rank>1].value");

    private static Sent sent(String text) {
        return Sent.of(Format.JSON, null, SOURCES, text);
    }

    @Test
    void plainPathsAndPredicatesAreTakenOfOneRecord() throws IOException {
        assertThat(
                        sent("""
                                {"n": 1.50, "persona": {"cognome": "Rossi"}, "lingue": ["it:B1", "ar:B2"], "x": {"y": null},
                                 "id": [{"system": "cf", "value": 12345678901234567890, "rank": 1},
                                        {"system": "p", "value": "B", "rank": 2}, {"value": "C", "rank": 3.5}]}
                                """)
                                .values())
                .isEqualTo(Map.of(
                        "n",
                        "1.50",
                        "persona.cognome",
                        "Rossi",
                        "lingue",
                        List.of("it:B1", "ar:B2"),
                        "id[system='cf'].value",
                        "12345678901234567890",
                        "id[rank>1].value",
                        List.of("B", "C")));
    }

    @Test
    void whatIsMissingIsNotTakenAndWrongShapesAreToldAsWithoutPredicates() throws IOException {
        Sent sent = sent("[{\"n\": null}, {\"n\": {}, \"persona\": \"Rossi\", \"lingue\": [{}], \"id\": [[1]]},"
                + " {\"id\": {\"system\": \"cf\", \"rank\": \"a\", \"value\": {\"a\": 1}}}, 4]");

        assertThat(sent.lines()).hasSize(4).allSatisfy(line -> assertThat(line.values())
                .isEmpty());
        assertThat(sent.told())
                .containsExactly(
                        "2 n: WRONG_SHAPE",
                        "2 persona: WRONG_SHAPE",
                        "2 lingue: WRONG_SHAPE",
                        "3 id[system='cf'].value: WRONG_SHAPE",
                        "3 id[rank>1].value: WRONG_SHAPE",
                        "4 : WRONG_SHAPE");
    }

    @Test
    void aRecordThatIsTooLargeIsSetAsideAndTheNextIsRead() throws IOException {
        Sent sent = sent("{\"v\": 1, \"x\": [1]}".replace("[1]", "[" + "[0],".repeat(30_000) + "1]"));
        Sent two = sent("[{\"x\": {\"y\": [" + "[0],".repeat(30_000) + "1]}}, {\"n\": 2}]");

        assertThat(sent.told()).containsExactly("1 : TOO_LARGE");
        assertThat(two.told()).containsExactly("1 : TOO_LARGE");
        assertThat(two.lines().get(1).values()).containsEntry("n", "2");
    }

    @Test
    void numbersThatNobodyCanComputeWithDoNoHarm() throws IOException {
        assertThat(sent("{\"n\": 1e999999999, \"id\": {\"rank\": 1e999999999, \"value\": \"x\"}}")
                        .lines())
                .hasSize(1);
        assertThat(sent("{\"n\": 1e99999999999999}").told()).hasSize(1);
    }

    @Test
    void strictnessIsTheSame() throws IOException {
        assertThat(sent("{\"id\": [{\"system\": 1, \"system\": 2}]}").told()).containsExactly("1 : DUPLICATE_KEY");
        assertThat(sent("{\"id\": [").told()).containsExactly("1 : TRUNCATED");
    }
}
