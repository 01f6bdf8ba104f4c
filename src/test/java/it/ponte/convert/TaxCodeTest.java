package it.ponte.convert;

import static org.assertj.core.api.Assertions.assertThat;

import it.kamaladafrica.codicefiscale.CodiceFiscale;
import it.kamaladafrica.codicefiscale.Person;
import it.kamaladafrica.codicefiscale.city.CityProvider;
import it.ponte.reading.Hint;
import it.ponte.reading.HintCode;
import it.ponte.reading.ProblemCode;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaxCodeTest {
    private final TaxCode taxCode = new TaxCode();

    @Test
    void theLibrarysCodesAreReadAtEveryLevelOfOmocodia() {
        CodiceFiscale code = CodiceFiscale.of(Person.builder()
                .firstname("Olena")
                .lastname("Kovalenko")
                .birthDate(LocalDate.of(1979, 3, 18))
                .isFemale(true)
                .city(CityProvider.ofDefault().findByName("UCRAINA"))
                .build());

        for (int level = 0; level <= 7; level++) {
            assertThat(taxCode.read(code.toOmocodeLevel(level).getValue()))
                    .as("level %d", level)
                    .isEqualTo(Reading.of(code.getValue()));
        }
    }

    @Test
    void smallLettersAndSpacesAreNoFault() {
        assertThat(taxCode.read("rss mrt 84e52 f257v")).isEqualTo(Reading.of("RSSMRT84E52F257V"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RSSMRT84E52F257A", // check letter
                "RSSMRT84E52F25V", // too short
                "RSSMRT84F52F257V", // no such month letter
                "RSSMRT84E99F257V", // no such day
                "RSSMRT84E81F257B", // nor this, also for a woman
                "RSSMRT84B70F257B", // 30 February
                "R5SMRT84E52F257V", // digit in the name
                "RSSMRT84E52F25ÀV",
                "1234567890",
                "123456789012"
            })
    void otherTextsAreRefused(String text) {
        assertThat(taxCode.read(text)).isEqualTo(Reading.wrong(ProblemCode.NOT_A_TAX_CODE));
    }

    @Test
    void everySingleWrongLetterInTheNameIsFound() {
        String code = "RSSMRT84E52F257V";
        for (int place = 0; place < 6; place++) {
            for (char other = 'A'; other <= 'Z'; other++) {
                String wrong = code.substring(0, place) + other + code.substring(place + 1);
                assertThat(taxCode.read(wrong) instanceof Reading.Value)
                        .as(wrong)
                        .isEqualTo(wrong.equals(code) || CodiceFiscale.isFormatValid(wrong));
            }
        }
    }

    @Test
    void aProvisionalCodeTellsNothingAndIsNoFault() {
        assertThat(taxCode.read("12345678901")).isEqualTo(new Reading.Nothing<>());
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSS-MRT-84E52-F257V", "RSS\u00a0MRT 84E52\u2009F257V", " rss.mrt.84e52.f257v "})
    void whatPartsACodeIntoGroupsIsNoFault(String text) {
        assertThat(taxCode.read(text)).isEqualTo(Reading.of("RSSMRT84E52F257V"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSSМRT84E52F257V", "RSSMRТ84E52F257V", "RSSMRT84Ε52F257V"})
    void lettersThatOnlyLookLikeOursAreNamed(String text) {
        assertThat(taxCode.read(text))
                .isEqualTo(Reading.wrong(ProblemCode.NOT_A_TAX_CODE, Hint.of(HintCode.TAX_CODE_LETTERS)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STRANIERO",
                "n.d.",
                "Assente",
                "0000000000000000",
                "XXXXXX00X00X000X",
                "non disponibile",
                "N/A",
                "null"
            })
    void aWordForAMissingCodeTellsNothingAndIsNoFault(String text) {
        assertThat(taxCode.read(text)).isEqualTo(new Reading.Nothing<>());
    }
}
