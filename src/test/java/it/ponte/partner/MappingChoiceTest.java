package it.ponte.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingChoiceTest {
    @ParameterizedTest
    @CsvSource({
        "presenze*.csv, presenze.csv, true",
        "presenze*.csv, PRESENZE_2026-03.CSV, true",
        "presenze*.csv, in/presenze 03.csv, true",
        "presenze*.csv, C:\\temp\\Presenze03.csv, true",
        "presenze*.csv, presenze.xlsx, false",
        "presenze*.csv, nuove presenze.csv, false",
        "presenze*.csv, presenze.csv.old, false",
        "esiti-??.csv, esiti-07.csv, true",
        "esiti-??.csv, esiti-7.csv, false",
        "a+(b).csv, A+(B).csv, true",
        "a.csv, abcsv, false",
        "*, qualunque, true"
    })
    void aPatternIsReadWithoutRegardToCapitalsAndFolders(String files, String name, boolean fits) {
        assertThat(new MappingChoice(files, "x").fits(name)).isEqualTo(fits);
    }

    @Test
    void aMessageWithoutNameTakesTheMappingForAllOnly() {
        assertThat(new MappingChoice("*", "x").fits(null)).isTrue();
        assertThat(new MappingChoice("*.csv", "x").fits(null)).isFalse();
    }

    @Test
    void theFirstPatternThatFitsChooses(@TempDir java.nio.file.Path home) {
        Channel channel = Installation.in(home)
                .withMapping("presenze")
                .withMapping("casi")
                .with(
                        "uno.yaml",
                        file(
                                "mappings: [{files: 'presenze*.csv', mapping: presenze}, {files: '*.csv', mapping: casi}]"))
                .partners()
                .get("uno")
                .channels()
                .get(0);

        assertThat(Stream.of("Presenze_03.csv", "casi.csv", "casi.xlsx").map(channel::mappingFor))
                .extracting(mapping -> mapping.orElse("none"))
                .containsExactly("presenze", "casi", "none");
    }

    @Test
    void aChannelHasOneMappingOrAChoiceThatCanBeMade(@TempDir java.nio.file.Path home) {
        Installation.in(home)
                .withMapping("casi")
                .with("uno.yaml", file("mapping: casi, mappings: [{files: '*', mapping: casi}]"))
                .with("due.yaml", file("mappings: []").replace("uno", "due"))
                .with(
                        "tre.yaml",
                        file("mappings: [{files: 'a/*', mapping: casi}]").replace("uno", "tre"))
                .with(
                        "sei.yaml",
                        file("mappings: [{files: '*', mapping: casi}, {files: 'b*', mapping: manca}]")
                                .replace("uno", "sei"));

        assertThat(Partners.errors(home))
                .satisfiesExactly(
                        e -> assertThat(e).contains("due.yaml: channels[0].mappings: "),
                        e -> assertThat(e).contains("sei.yaml: channels[0].mapping: there is no folder mappings/manca"),
                        e -> assertThat(e).contains("sei.yaml: channels[0].mappings: nothing is left for b*"),
                        e -> assertThat(e).contains("tre.yaml: channels[0].mappings[0].files: "),
                        e -> assertThat(e).contains("uno.yaml: channels[0].mapping: "));
        assertThat(MappingChoice.always(null)).isEqualTo(List.of());
    }

    private static String file(String words) {
        return """
                id: uno
                name: Uno
                kind: SOCIAL_SERVICE
                territory: Valmora
                channels:
                  - {type: sftp, %s}
                """
                .formatted(words);
    }
}
