package it.ponte.convert;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.convert.ComuneText.Wanted;
import it.ponte.reading.Hint;
import it.ponte.reading.HintCode;
import it.ponte.reading.ProblemCode;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComuniTest {
    private static final ComuneText COMUNE = new ComuneText(Wanted.NAME);
    private static final ComuneText PROVINCE = new ComuneText(Wanted.PROVINCE);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Modena | Modena",
                "REGGIO EMILIA | Reggio nell'Emilia",
                "Reggio Nell’Emilia | Reggio nell'Emilia",
                "Reggio Emilia (RE) | Reggio nell'Emilia",
                "H223 | Reggio nell'Emilia",
                "h223 | Reggio nell'Emilia",
                "SANT AGATA BOLOGNESE | Sant'Agata Bolognese",
                "S.Agata Bolognese | Sant'Agata Bolognese",
                "s. giovanni in persiceto | San Giovanni in Persiceto",
                "FORLI' | Forlì",
                "Forlí | Forlì",
                "Bolzano/Bozen | Bolzano",
                "BOZEN | Bolzano",
                "Ortisei / Urtijëi / St. Ulrich | Ortisei",
                "San Dorligo della Valle-Dolina | San Dorligo della Valle",
                "Castro (LE) | Castro (LE)",
                "castro (bg) | Castro (BG)",
                "Paternò (CT) | Paternò (CT)",
                "Lu | Lu e Cuccaro Monferrato"
            })
    void aComuneIsKnownHoweverItIsWritten(String text, String name) {
        assertThat(COMUNE.read(text)).isEqualTo(Reading.of(name));
    }

    @ParameterizedTest
    @CsvSource({
        "Monteveglio, Valsamoggia",
        "F659, Valsamoggia",
        "Porretta Terme, Alto Reno Terme",
        "Quero Vas, Setteville",
        "Calliano (AT), Calliano Monferrato",
        "Ionadi, Jonadi",
        "Bellagio, Bellagio",
        "Uggiate con Ronago, Uggiate con Ronago",
        "Riva Valdobbia, Alagna Valsesia",
        "Vendrogno, Bellano",
        "Prestine, Bienno",
        "Menarola, Gordona",
        "Cavallasca, San Fermo della Battaglia",
        "Santa Maria Rezzonico, San Siro",
        "I167, San Siro",
        "Felonica, Sermide e Felonica",
        "Sermide, Sermide e Felonica",
        "San Giorgio di Mantova, San Giorgio Bigarello",
        "Introzzo, Valvarrone",
        "Tremenico, Valvarrone",
        "Vestreno, Valvarrone",
        "I349, Sant'Omobono Terme",
        "Lonato, Lonato del Garda",
        "E667, Lonato del Garda"
    })
    void aFormerComuneIsWhatItBecame(String former, String today) {
        assertThat(COMUNE.read(former)).isEqualTo(Reading.of(today));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Valmora",
                "Reggio",
                "Modna",
                "Modena (RE)",
                "Castro",
                "Calliano",
                "Valverde",
                "Modena/Sassuolo",
                "Modena - Valmora",
                "Zara",
                "M149",
                "M999",
                "Z330",
                "Marocco",
                "/",
                "()",
                "-"
            })
    void whatMeansNoneOrMayMeanSeveralIsRefusedAndNeverGuessed(String text) {
        assertThat(COMUNE.read(text)).isEqualTo(Reading.wrong(ProblemCode.UNKNOWN_COMUNE, Hint.of(HintCode.COMUNE)));
    }

    @ParameterizedTest
    @CsvSource({"Formigine, MO", "Casteldelci, RN", "Montecopiolo, RN", "L'Aquila, AQ", "Monteveglio, BO"})
    void itsProvinceFollows(String text, String province) {
        assertThat(PROVINCE.read(text)).isEqualTo(Reading.of(province));
    }

    @Test
    void everyNameThatWeWriteIsReadAgainAsTheSameComuneInAProvinceOfOurList() {
        Set<Comune> all = Comuni.all().today();

        assertThat(all).hasSizeBetween(7850, 7950);
        for (Comune comune : all) {
            assertThat(Comuni.all().called(comune.name())).isEqualTo(Reading.of(comune));
            assertThat(Comuni.all().called(comune.belfiore())).isEqualTo(Reading.of(comune));
            assertThat(OneOf.provinces().read(comune.province())).isEqualTo(Reading.of(comune.province()));
        }
        assertThat(all.stream().map(Comune::name).collect(Collectors.toSet())).hasSameSizeAs(all);
    }
}
