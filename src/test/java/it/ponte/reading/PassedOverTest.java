package it.ponte.reading;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.reading.Form.Format;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is sent and not mapped is named, in every form, by column or path. */
class PassedOverTest {
    @Test
    void columnsOfATable() throws IOException {
        assertThat(notMapped(Sent.of(Format.CSV, null, List.of("n. pratica"), "N. Pratica,Note,,Diagnosi\n1,x,,y\n")))
                .containsExactly("Note", "Diagnosi");
    }

    @Test
    void membersOfJsonObjectsEachOnceWithTheirPath() throws IOException {
        String people = "[{'id': 1, 'persona': {'nome': 'Ada', 'note': 'x'}, 'altro': {'a': [1]}},"
                + " {'id': 2, 'persona': {'nome': 'Ida', 'note': 'y', 'peso': 1}}]";

        assertThat(notMapped(json(Format.JSON, people, "id", "persona.nome")))
                .containsExactly("persona.note", "altro", "persona.peso");
        assertThat(notMapped(json(Format.NDJSON, "{'id': 1, 'b': 2}\n{'id': 2, 'c': 3}", "id")))
                .containsExactly("b", "c");
    }

    @Test
    void belowANameWithAPredicateAnythingMayBeMeant() throws IOException {
        String person = "{'id': 1, 'recapiti': [{'tipo': 'tel', 'n': '1', 'note': 'x'}], 'scheda': {'a': 1, 'b': 2}}";

        assertThat(notMapped(json(Format.JSON, person, "id", "recapiti[tipo=\"tel\"].n", "scheda.a")))
                .containsExactly("scheda.b");
        assertThat(notMapped(json(Format.JSON, person, "`id`", "scheda.a[0]"))).containsExactly("recapiti", "scheda.b");
    }

    @Test
    void elementsAndAttributesOfXml() throws IOException {
        String xml =
                "<e><p id='1' t='x'><nome l='it'>Ada</nome><casa>due <via>1</via><cap>2</cap></casa><note/></p></e>";

        assertThat(notMapped(Sent.of(Format.XML, "e.p", List.of("@id", "nome", "casa.via"), xml)))
                .containsExactlyInAnyOrder("@t", "casa.cap", "note");
    }

    @Test
    void partsOfABundleThatAreNotJoinedAndElementsOfThoseThatAre() throws IOException {
        String bundle = "{'resourceType': 'Bundle', 'type': 'collection', 'entry': ["
                + "{'resource': {'resourceType': 'Condition', 'id': 'c'}},"
                + "{'resource': {'resourceType': 'ServiceRequest', 'id': 's', 'note': [{'text': 'x'}]}}]}";

        assertThat(notMapped(json(Format.FHIR, bundle, "ServiceRequest.id")))
                .containsExactly("Condition", "ServiceRequest.resourceType", "ServiceRequest.note");
    }

    @Test
    void atMostTwoHundredAndNoneThatATerminalWouldObey() throws IOException {
        String many = IntStream.range(0, 500).mapToObj(i -> "'a" + i + "': 1").collect(Collectors.joining(", "));

        assertThat(notMapped(json(Format.JSON, "{'id': 1, " + many + "}", "id")))
                .hasSize(200);
        assertThat(notMapped(json(Format.JSON, "{'id': 1, 'a\\u001bb': 1}", "id")))
                .containsExactly("a?b");
    }

    private static Sent json(Format format, String text, String... sources) {
        return Sent.of(format, null, List.of(sources), text.replace('\'', '"'));
    }

    private static List<String> notMapped(Sent sent) throws IOException {
        try (LineSource source = Readers.open(new ByteArrayInputStream(sent.bytes()), sent.layout(), Limits.USUAL)) {
            while (source.next() != null) {
                // to the end
            }
            return source.notMapped();
        }
    }
}
