package it.ponte.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import it.ponte.access.PublicCode;
import it.ponte.normalise.Hub;
import it.ponte.reading.Hint;
import it.ponte.reading.HintCode;
import it.ponte.reading.ProblemCode;
import it.ponte.vocabulary.Language;
import it.ponte.vocabulary.LanguageLevel;
import it.ponte.vocabulary.Shift;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvertersTest {
    private static Reading<?> read(String as, String text) {
        return new Converters(Hub.CLOCK).named(as).read(text);
    }

    @Test
    void aTextStandsOnOneLineAndIsComposed() {
        assertThat(read("text", "De\u0301bora\r\nMaria\tRita")).isEqualTo(Reading.of("Débora Maria Rita"));
    }

    @Test
    void aTextMayBeTooLongOrHoldControlCharacters() {
        assertThat(new Text(3).read("abcd"))
                .isEqualTo(Reading.wrong(ProblemCode.TOO_LONG, Hint.of(HintCode.MOST_CHARACTERS, 3)));
        assertThat(new Text(9).read("a\u0007b")).isEqualTo(Reading.wrong(ProblemCode.CONTROL_CHARACTER));
    }

    @Test
    void upperWritesCapitals() {
        assertThat(read("upper", "ss-1/è")).isEqualTo(Reading.of("SS-1/È"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sì",
                "SI",
                "si'",
                "s",
                "Yes",
                "y",
                "TRUE",
                "vero",
                "1",
                "X",
                "SI’",
                "S'",
                "sí",
                "Si.",
                "SI`",
                "SI´",
                "ok",
                "✓",
                "Si\u0300",
                "SI\u0301"
            })
    void yesIsSpeltInManyWays(String text) {
        assertThat(read("yes-no", text)).isEqualTo(Reading.of(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"No", "n", "false", "FALSO", "0", "-"})
    void noIsSpeltInManyWays(String text) {
        assertThat(read("yes-no", text)).isEqualTo(Reading.of(false));
    }

    @Test
    void whatATextSaysIsNotPrinted() {
        assertThat(read("text", "Ghirlandina")).asString().doesNotContain("Ghirlandina");
        assertThat(read("yes-no", "Ghirlandina")).asString().doesNotContain("Ghirlandina");
    }

    @Test
    void perhapsIsNeitherYesNorNo() {
        assertThat(read("yes-no", "forse")).isEqualTo(Reading.wrong(ProblemCode.NOT_YES_OR_NO));
    }

    @Test
    void aNumberIsWholeAndInItsRange() {
        WholeNumber hours = new WholeNumber(0, 60);

        assertThat(hours.read("36")).isEqualTo(Reading.of(36));
        assertThat(hours.read("61")).isEqualTo(Reading.wrong(ProblemCode.OUT_OF_RANGE, Hint.of(HintCode.RANGE, 0, 60)));
        assertThat(hours.read("-1")).isEqualTo(Reading.wrong(ProblemCode.OUT_OF_RANGE, Hint.of(HintCode.RANGE, 0, 60)));
        assertThat(hours.read("99999999999999999999"))
                .isEqualTo(Reading.wrong(ProblemCode.OUT_OF_RANGE, Hint.of(HintCode.RANGE, 0, 60)));
        for (String text : new String[] {"-", "12,5", "12.0", "1e3", "٣"}) {
            assertThat(hours.read(text))
                    .as(text)
                    .isEqualTo(Reading.wrong(ProblemCode.NOT_A_NUMBER, Hint.of(HintCode.RANGE, 0, 60)));
        }
    }

    @Test
    void aProvinceIsTwoLettersOfTheList() {
        assertThat(read("province", "mo")).isEqualTo(Reading.of("MO"));
        assertThat(read("province", "NA")).isEqualTo(Reading.of("NA"));
        assertThat(read("province", "XX")).isEqualTo(Reading.wrong(ProblemCode.NOT_A_PROVINCE));
        assertThat(read("province", "Modena")).isEqualTo(Reading.wrong(ProblemCode.NOT_A_PROVINCE));
    }

    @Test
    void aLanguageHasItsLevel() {
        assertThat(read("language", "IT: b1")).isEqualTo(Reading.of(new Language("it", LanguageLevel.B1)));
        for (String text : new String[] {"it", "it:", ":B1", "zz:B1", "it:B7", "italiano:B1"}) {
            assertThat(read("language", text))
                    .as(text)
                    .isEqualTo(Reading.wrong(ProblemCode.NOT_A_LANGUAGE, Hint.of(HintCode.LANGUAGE)));
        }
    }

    @Test
    void aVatNumberChecksItself() {
        assertThat(read("vat-number", "IT 01234567897")).isEqualTo(Reading.of("01234567897"));
        for (String text : new String[] {"01234567890", "0123456789", "FR01234567897", "0123456789A"}) {
            assertThat(read("vat-number", text)).as(text).isEqualTo(Reading.wrong(ProblemCode.NOT_A_VAT_NUMBER));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T10:00:00Z, 2026-03-01T10:00:00Z",
        "2026-03-01T10:00:00+01:00, 2026-03-01T09:00:00Z",
        "2026-07-01T10:00, 2026-07-01T08:00:00Z",
        "2026-03-01, 2026-02-28T23:00:00Z"
    })
    void aMomentWithoutOffsetIsOnRomesClock(String text, Instant moment) {
        assertThat(read("moment", text)).isEqualTo(Reading.of(moment));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-02-30", "2026-03-01T25:00:00Z", "ieri", "01/03/2026", "2026-03-01T", "2026-03-0100000"})
    void otherTextsAreNoMoment(String text) {
        assertThat(read("moment", text)).isEqualTo(Reading.wrong(ProblemCode.NOT_A_DATE, Hint.of(HintCode.MOMENT)));
    }

    @Tag("P3")
    @Test
    void aWordOfAListMayBeInSmallLetters() {
        OneOf<Shift> shifts = OneOf.constants(Shift.class, Shift.WEEKEND);

        assertThat(shifts.read("night")).isEqualTo(Reading.of(Shift.NIGHT));
        assertThat(shifts.read("WEEKEND"))
                .isEqualTo(Reading.wrong(
                        ProblemCode.UNKNOWN_CODE,
                        Hint.of(HintCode.ONE_OF, "AFTERNOON", "EVENING", "MORNING", "NIGHT")));
        assertThat(OneOf.ageBands().read("30-39")).isEqualTo(Reading.of("30-39"));
        assertThat(OneOf.ageBands().read("35-44")).isInstanceOf(Reading.Wrong.class);
        assertThat(OneOf.countries().read("ma")).isEqualTo(Reading.of("MA"));
    }

    @Test
    void anOutcomeIsAboutAReferralOrAProposal() {
        String referral = PublicCode.REFERRAL.next();

        assertThat(new Subject().read(referral.toLowerCase(java.util.Locale.ROOT)))
                .isEqualTo(Reading.of(referral));
        assertThat(new Subject().read(PublicCode.VACANCY.next()))
                .isEqualTo(Reading.wrong(ProblemCode.UNKNOWN_REFERENCE));
    }

    @Test
    void aConverterThatDoesNotExistIsNamedTogetherWithThoseThatDo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Converters(Hub.CLOCK).named("codice fiscale"))
                .withMessageContaining("codice-fiscale");
    }
}
