package it.ponte.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.mapping.Mapping;
import it.ponte.partner.PartnerKind;
import it.ponte.reading.Limits;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLinesTest {
    private static final String FIELDS =
            """
            fields:
              externalId: {from: numero}
              beneficiary.lastName: {from: persona.cognome}
              languages: {from: lingue}
              hours.max: {from: ore}
            """;
    private static final Mapping MAPPING = Hub.mapping("produces: referral\nreads: {format: json}\n" + FIELDS);
    private static final Mapping EACH =
            Hub.mapping("produces: referral\nreads: {format: json, each: dati.righe}\n" + FIELDS);

    private static Understood read(String sent) {
        return Hub.read(MAPPING, sent);
    }

    @Test
    void anObjectIsOneRecordAndAnArrayHoldsSeveral() {
        String one = "{\"numero\": 1, \"persona\": {\"cognome\": \"Rossi\", \"altro\": [1, {}]}, \"x\": {\"y\": []}}";

        assertThat(read(one).numbers()).containsExactly(1);
        assertThat(read("[" + one + "," + one + "]").numbers()).containsExactly(1, 2);
    }

    @Test
    void recordsStandAtTheEndOfAPath() {
        String sent = "{\"v\": [{}], \"dati\": {\"n\": 2, \"righe\": [{\"numero\": \"1\", \"persona\":"
                + " {\"cognome\": \"Rossi\"}}, {\"numero\": \"2\"}], \"poi\": {}}, \"fine\": true}";

        assertThat(Hub.read(EACH, sent).numbers()).containsExactly(1);
        assertThat(Hub.read(EACH, sent).told()).containsExactly("2 persona.cognome: REQUIRED");
        assertThat(Hub.read(EACH, "{\"dati\": {}}").told()).containsExactly("0 dati.righe: MISSING_COLUMN");
    }

    @Test
    void aKeyThatStandsTwiceRefusesTheMessageWhereverItIs() {
        assertThat(read("{\"numero\": 1,\n \"numero\": 2}").told()).containsExactly("2 : DUPLICATE_KEY");
        assertThat(read("[{\"numero\": 1, \"non mappato\": {\"a\": 1, \"a\": 2}}]")
                        .told())
                .containsExactly("1 : DUPLICATE_KEY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "` `|EMPTY_FILE",
                "[]|EMPTY_FILE",
                "[{\"numero\": 1}|TRUNCATED",
                "{\"numero\": \"1|TRUNCATED",
                "{\"numero\": 1} {\"numero\": 2}|NOT_JSON",
                "[{\"numero\": 1}],|NOT_JSON",
                "{numero: 1}|NOT_JSON",
                "{\"numero\": 01}|NOT_JSON",
                "{\"numero\": NaN}|NOT_JSON",
                "\"numero\"|NOT_JSON",
                "numero;cognome|NOT_JSON",
                "{\"numero\": 1234567890123456789012345678901}|TOO_LARGE"
            })
    void whatIsNoJsonIsRefusedAsAWhole(String sent, String code) {
        assertThat(read(sent).told()).singleElement().asString().endsWith(code);
    }

    @Test
    void aTreeThatIsTooDeepIsRefused() {
        assertThat(read("{\"x\": " + "[".repeat(60) + "]".repeat(60) + "}").told())
                .containsExactly("0 : TOO_LARGE");
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        byte[] latin = "{\"numero\": \"però\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Hub.read(MAPPING, PartnerKind.CHARITY, Limits.USUAL, latin).told())
                .containsExactly("0 : WRONG_CHARSET");
    }

    @Test
    void aValueOfTheWrongShapeIsAProblemOfItsField() {
        assertThat(read("{\"numero\": [\"1\"], \"persona\": \"Rossi\", \"lingue\": [\"it:B1\", {}], \"ore\": {}}")
                        .told())
                .containsExactlyInAnyOrder(
                        "1 numero: WRONG_SHAPE",
                        "1 persona: WRONG_SHAPE",
                        "1 lingue: WRONG_SHAPE",
                        "1 ore: WRONG_SHAPE",
                        "1 persona.cognome: REQUIRED");
    }

    @Test
    void aRecordThatIsNoObjectIsSetAside() {
        assertThat(read("[1, {\"numero\": 2, \"persona\": {\"cognome\": \"Rossi\"}}]")
                        .told())
                .containsExactly("1 : WRONG_SHAPE");
    }

    @Test
    void halfASurrogatePairIsNeverStored() {
        assertThat(read("{\"numero\": \"1\", \"persona\": {\"cognome\": \"Ros\\ud83dsi\"}}")
                        .told())
                .containsExactly("1 persona.cognome: CONTROL_CHARACTER");
        assertThat(read("{\"numero\": \"1\", \"persona\": {\"cognome\": \"\\ud83d\\ude00\"}}")
                        .numbers())
                .containsExactly(1);
    }

    @Test
    void nullAndBlankTellNothing() {
        assertThat(read("{\"numero\": null, \"persona\": {\"cognome\": \"  \"}, \"lingue\": [\"\"]}")
                        .told())
                .containsExactly("1 numero: REQUIRED", "1 persona.cognome: REQUIRED");
    }
}
