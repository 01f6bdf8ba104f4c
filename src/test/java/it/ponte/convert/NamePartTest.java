package it.ponte.convert;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.convert.NamePart.Part;
import it.ponte.mapping.Mapping;
import it.ponte.normalise.Hub;
import it.ponte.normalise.Understood;
import it.ponte.reading.Hint;
import it.ponte.reading.HintCode;
import it.ponte.reading.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePartTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ROSSI MARIO | ROSSI | MARIO",
                "Rossi  Maria Grazia | Rossi | Maria Grazia",
                "ROSSI BIANCHI Maria | ROSSI BIANCHI | Maria",
                "ROSSI, Mario | ROSSI | Mario",
                "ROSSI BIANCHI,Maria Grazia | ROSSI BIANCHI | Maria Grazia",
                "DE LUCA MARIA | DE LUCA | MARIA",
                "De la Cruz Maria | De la Cruz | Maria",
                "Lo Presti Anna | Lo Presti | Anna",
                "D'ALÒ ANNA | D'ALÒ | ANNA",
                "D’ Alò Anna | D’ Alò | Anna",
                "El Amrani Fatima Zahra | El Amrani | Fatima Zahra",
                "DI NAPOLI | DI NAPOLI | ",
                "NULL MARIA | NULL | MARIA",
                "O MI | O | MI"
            })
    void aSurnameStandsFirst(String text, String last, String first) {
        assertThat(new NamePart(Part.LAST, true).read(text)).isEqualTo(Reading.of(last));
        if (first != null) {
            assertThat(new NamePart(Part.FIRST, true).read(text)).isEqualTo(Reading.of(first));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mario Rossi | Rossi | Mario",
                "Maria Grazia Rossi | Rossi | Maria Grazia",
                "Maria Grazia ROSSI BIANCHI | ROSSI BIANCHI | Maria Grazia",
                "Maria De Luca | De Luca | Maria",
                "Maria De La Cruz | De La Cruz | Maria",
                "De Luca, Maria | De Luca | Maria",
                "Di Napoli | Napoli | Di"
            })
    void aGivenNameStandsFirstWhereTheMappingSaysSo(String text, String last, String first) {
        assertThat(new NamePart(Part.LAST, false).read(text)).isEqualTo(Reading.of(last));
        assertThat(new NamePart(Part.FIRST, false).read(text)).isEqualTo(Reading.of(first));
    }

    @Test
    void oneWordIsASurnameAndTheOtherNameIsAskedFor() {
        for (boolean surnameFirst : new boolean[] {true, false}) {
            assertThat(new NamePart(Part.LAST, surnameFirst).read("ROSSI")).isEqualTo(Reading.of("ROSSI"));
            assertThat(new NamePart(Part.FIRST, surnameFirst).read("ROSSI"))
                    .isEqualTo(Reading.wrong(ProblemCode.ONE_NAME_ONLY, Hint.of(HintCode.NAMES)));
        }
    }

    @Test
    void aCommaSaysThatThereIsNoOtherName() {
        assertThat(new NamePart(Part.LAST, true).read("Suharto,")).isEqualTo(Reading.of("Suharto"));
        assertThat(new NamePart(Part.FIRST, true).read("Suharto,")).isEqualTo(new Reading.Nothing<>());
        assertThat(new NamePart(Part.LAST, true).read(",")).isEqualTo(new Reading.Nothing<>());
    }

    @Test
    void aMappingFillsBothNamesFromOneColumn() {
        Mapping mapping = Hub.mapping(
                """
                produces: referral
                reads: {format: csv, separator: ";"}
                fields:
                  externalId: {from: N}
                  beneficiary.lastName: {from: NOMINATIVO, as: last-name}
                  beneficiary.firstName: {from: NOMINATIVO, as: first-name}
                """);

        Understood understood = Hub.read(mapping, "N;NOMINATIVO\n1;DE LUCA MARIA\n2;Suharto,\n3;ROSSI\n");

        assertThat(understood.line(2).at("/draft/identity").toString()).contains("\"DE LUCA\"", "\"MARIA\"");
        assertThat(understood.line(3).at("/draft/identity/lastName").asText()).isEqualTo("Suharto");
        assertThat(understood.told()).containsExactly("4 NOMINATIVO: ONE_NAME_ONLY");
    }
}
