package it.ponte.reading;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.reading.Form.Format;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A file that breaks off anywhere is refused with a code, or read as far as it goes: never anything else. */
class TruncatedTest {
    static Stream<Sent> goodFiles() {
        return Stream.of(
                Sent.of(
                        Format.JSON,
                        "dati.righe",
                        List.of("n", "id[system='cf'].value"),
                        """
                        {"dati": {"righe": [{"n": 1.5e3, "id": [{"system": "cf", "value": "però"}], "x": {"y": [true, null]}},
                         {"n": "\\u20ac", "id": {"system": "p", "value": -0.0}}]}, "fine": false}"""),
                Sent.of(
                        Format.NDJSON,
                        null,
                        List.of("n", "id[system='cf'].value"),
                        "{\"n\": 1, \"id\": [{\"system\": \"cf\", \"value\": \"è\"}]}\n\n{\"n\": [1, {}]}\r\n{\"n\": 3}"),
                Sent.of(
                        Format.XML,
                        "e.p",
                        List.of("@id", "nome", "c[@t='m']"),
                        """
                        <?xml version="1.0" encoding="utf-8"?><!-- x --><e xmlns="urn:x"><p id="1"><nome>Nicc&#xF2;lo è
                        <![CDATA[& <]]> &amp;</nome><c t="m">1</c><c t='n'/><?pi x?></p><p/><q><p/></q></e>"""),
                new Bundle()
                        .request("1", "urn:uuid:1")
                        .patient("urn:uuid:1", "a", "Però")
                        .entry(null, "{'resourceType': 'Task', 'focus': {'reference': 'ServiceRequest/1'}}")
                        .sent("ServiceRequest.identifier[0].value", "Patient.name.family", "Task.status"));
    }

    @ParameterizedTest
    @MethodSource("goodFiles")
    void everyPrefixIsReadOrRefusedWithACode(Sent good) throws IOException {
        assertThat(good.told()).allSatisfy(told -> assertThat(told).contains("WRONG_SHAPE"));
        int whole = good.lines().size();
        for (int length = 0; length < good.bytes().length; length++) {
            Sent cut = good.cutAt(length);
            assertThat(cut.told()).as("cut at %d", length).hasSizeLessThan(4);
            if (good.layout().form().format() != Format.NDJSON) {
                assertThat(cut.told()).as("cut at %d", length).isNotEmpty();
            }
        }
        assertThat(whole).isPositive();
    }

    @ParameterizedTest
    @MethodSource("goodFiles")
    void everyByteMayBeWrong(Sent good) throws IOException {
        for (int at = 0; at < good.bytes().length; at++) {
            for (int wrong : new int[] {0, '<', '"', '\\', '{', ']', '&', 0x80, 0xFF}) {
                byte[] bytes = good.bytes().clone();
                bytes[at] = (byte) wrong;
                assertThat(new Sent(good.layout(), bytes).told())
                        .as("%d at %d", wrong, at)
                        .hasSizeLessThan(10);
            }
        }
    }
}
