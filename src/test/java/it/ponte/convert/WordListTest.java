package it.ponte.convert;

import static org.assertj.core.api.Assertions.assertThat;

import it.kamaladafrica.codicefiscale.city.CityProvider;
import it.ponte.reading.ProblemCode;
import it.ponte.vocabulary.Education;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordListTest {
    /** The codes of states that are no more: their people have another citizenship today. */
    private static final List<String> GONE = List.of("Z105", "Z111", "Z118", "Z135", "Z157", "Z250");

    @ParameterizedTest
    @CsvSource({
        "Licenza media, LOWER_SECONDARY",
        "TERZA MEDIA, LOWER_SECONDARY",
        "Diploma, UPPER_SECONDARY",
        "maturita', UPPER_SECONDARY",
        "Maturità scientifica, UPPER_SECONDARY",
        "Diploma di qualifica professionale, VOCATIONAL",
        "Laurea triennale, TERTIARY",
        "licenza elementare, PRIMARY_OR_NONE",
        "ISCED 6, TERTIARY",
        "isced-3, UPPER_SECONDARY",
        "N.D., UNKNOWN",
        "upper_secondary, UPPER_SECONDARY"
    })
    void aLevelOfEducationHasManyNames(String text, Education level) {
        assertThat(WordList.education().read(text)).isEqualTo(Reading.of(level));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "alberghiero forse", "", "-"})
    void aPartnersOwnNumberIsNoLevel(String text) {
        assertThat(WordList.education().read(text)).isEqualTo(Reading.wrong(ProblemCode.UNKNOWN_CODE));
    }

    @ParameterizedTest
    @CsvSource({
        "marocchina, MA",
        "Marocchino, MA",
        "MAROCCO, MA",
        "ma, MA",
        "MAR, MA",
        "Z330, MA",
        "Italia, IT",
        "italiana, IT",
        "apolide, XX",
        "kosovara, XK",
        "Z160, XK",
        "nigeriana, NG",
        "Nigerina, NE",
        "Costa d'Avorio, CI",
        "Regno Unito, GB",
        "Z114, GB",
        "Moldova, MD",
        "romena, RO",
        "rumena, RO"
    })
    void aCitizenshipIsACountryAnAdjectiveOrACode(String text, String country) {
        Reading<String> read = new Citizenship().read(text);

        assertThat(read).isEqualTo(Reading.of(country));
        assertThat(OneOf.countries().read(country)).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"extracomunitaria", "ZZ", "Z999", "H223", "UE", "africana"})
    void whatNamesNoCountryIsNoCitizenship(String text) {
        assertThat(new Citizenship().read(text)).isInstanceOf(Reading.Wrong.class);
    }

    @Test
    void everyCountryOfTheTaxCodesThatStillIsThereIsKnown() {
        List<String> countries = CityProvider.ofDefault().findAll().stream()
                .map(city -> city.getBelfiore())
                .filter(code -> code.startsWith("Z") && !GONE.contains(code))
                .toList();

        assertThat(countries).hasSizeGreaterThan(190);
        assertThat(countries.stream().filter(code -> new Citizenship().read(code) instanceof Reading.Wrong))
                .isEmpty();
    }

    @Test
    void theSameIsReadInEveryLocaleOfTheMachine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(new Locale("tr", "TR"));
            assertThat(new Citizenship().read("italiana")).isEqualTo(Reading.of("IT"));
            assertThat(new ComuneText(ComuneText.Wanted.NAME).read("rimini")).isEqualTo(Reading.of("Rimini"));
            assertThat(WordList.sexes().read("femmina")).isEqualTo(Reading.of("F"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"f, F", "Femmina, F", "DONNA, F", "M, M", "maschile, M", "uomo, M"})
    void aSexIsALetterOrAWord(String text, String sex) {
        assertThat(WordList.sexes().read(text)).isEqualTo(Reading.of(sex));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "altro", "X"})
    void aFigureIsNoSexForItMeansOneThingHereAndAnotherThere(String text) {
        assertThat(WordList.sexes().read(text)).isEqualTo(Reading.wrong(ProblemCode.UNKNOWN_CODE));
    }
}
