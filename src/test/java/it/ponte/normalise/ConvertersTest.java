package it.ponte.normalise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import it.ponte.access.PublicCode;
import it.ponte.reading.ProblemCode;
import it.ponte.vocabulary.Language;
import it.ponte.vocabulary.LanguageLevel;
import it.ponte.vocabulary.Shift;
import java.time.Instant;
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
        assertThat(new Text(3).read("abcd")).isEqualTo(Reading.wrong(ProblemCode.TOO_LONG, "at most 3 characters"));
        assertThat(new Text(9).read("a\u0007b")).isEqualTo(Reading.wrong(ProblemCode.CONTROL_CHARACTER));
    }

    @Test
    void upperWritesCapitals() {
        assertThat(read("upper", "ss-1/è")).isEqualTo(Reading.of("SS-1/È"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"maria.rossi@posta.example", "m+x@a.b.example"})
    void anEmailAddressIsKeptAsItIs(String address) {
        assertThat(read("email", address)).isEqualTo(Reading.of(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maria",
                "maria@",
                "@posta.example",
                "maria@posta",
                "a b@posta.example",
                "maria@[127.0.0.1]",
                "Maria <maria@posta.example",
                "maria@posta.example <rita@posta.example>",
                "Maria\r\nBcc: x@y.example <maria@posta.example>",
                "Maria <maria@posta.example\r\nBcc: x@y.example>",
                "mailto:maria",
                "mailto:maria@posta.example?cc=rita@posta.example",
                "maria@posta..example",
                "maria(casa)@posta.example",
                "maria@posta.example(casa)",
                "\"maria\"@posta.example",
                "@relay.example:maria@posta.example",
                "maria@posta.example,rita@posta.example",
                "maria@posta.example\r\nBcc: x@y.example",
                "a@b.example,c@d.example",
                "marìa@posta.example"
            })
    void whatCannotBeWrittenToIsNoEmailAddress(String text) {
        assertThat(read("email", text)).isEqualTo(Reading.wrong(ProblemCode.NOT_AN_EMAIL));
    }

    @ParameterizedTest
    @CsvSource({
        "<maria@posta.example>, maria@posta.example",
        "Maria Rossi <maria@posta.example>, maria@posta.example",
        "MAILTO:maria@posta.example, maria@posta.example",
        "maria@università.example, maria@xn--universit-y1a.example"
    })
    void anAddressComesOutBare(String text, String address) {
        assertThat(read("email", text)).isEqualTo(Reading.of(address));
    }

    @ParameterizedTest
    @CsvSource({
        "333 123 4501, +393331234501",
        "0039 059/123456, +39059123456",
        "+380 50 123 4567, +380501234567",
        "00393471234567, +393471234567",
        "tel. 347-1234567, +393471234567",
        "cell: 347.1234567, +393471234567",
        "3471234567 / 059123456, +393471234567",
        "059/123456 - 3471234567, +39059123456",
        "3471234567; 3331234501, +393471234567"
    })
    void aPhoneIsItalianUnlessItSaysOtherwise(String text, String number) {
        assertThat(read("phone", text)).isEqualTo(Reading.of(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12",
                "casa",
                "+999 1",
                "333 123 4501 interno 12",
                "059123456 int. 3",
                "3471234567 / madre",
                "/",
                "3471234567 / 12"
            })
    void whatNobodyCanCallIsNoPhone(String text) {
        assertThat(read("phone", text))
                .isEqualTo(Reading.wrong(ProblemCode.NOT_A_PHONE, "347 1234567, without an extension"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sì", "SI", "si'", "s", "Yes", "y", "TRUE", "vero", "1", "X", "SI’", "S'", "sí", "Si.", "SI`", "SI´",
                "ok", "✓"
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
    void perhapsIsNeitherYesNorNo() {
        assertThat(read("yes-no", "forse")).isEqualTo(Reading.wrong(ProblemCode.NOT_YES_OR_NO));
    }

    @Test
    void aNumberIsWholeAndInItsRange() {
        WholeNumber hours = new WholeNumber(0, 60);

        assertThat(hours.read("36")).isEqualTo(Reading.of(36));
        assertThat(hours.read("61")).isEqualTo(Reading.wrong(ProblemCode.OUT_OF_RANGE, "0 to 60"));
        assertThat(hours.read("-1")).isEqualTo(Reading.wrong(ProblemCode.OUT_OF_RANGE, "0 to 60"));
        assertThat(hours.read("99999999999999999999")).isEqualTo(Reading.wrong(ProblemCode.OUT_OF_RANGE, "0 to 60"));
        for (String text : new String[] {"-", "12,5", "12.0", "1e3", "٣"}) {
            assertThat(hours.read(text)).as(text).isEqualTo(Reading.wrong(ProblemCode.NOT_A_NUMBER, "0 to 60"));
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
            assertThat(read("language", text)).as(text).isEqualTo(Reading.wrong(ProblemCode.NOT_A_LANGUAGE, "it:B1"));
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
        assertThat(read("moment", text)).isEqualTo(Reading.wrong(ProblemCode.NOT_A_DATE, "yyyy-MM-ddTHH:mm:ssZ"));
    }

    @Test
    void aWordOfAListMayBeInSmallLetters() {
        OneOf<Shift> shifts = OneOf.constants(Shift.class, Shift.WEEKEND);

        assertThat(shifts.read("night")).isEqualTo(Reading.of(Shift.NIGHT));
        assertThat(shifts.read("WEEKEND"))
                .isEqualTo(Reading.wrong(ProblemCode.UNKNOWN_CODE, "AFTERNOON, EVENING, MORNING, NIGHT"));
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

    @ParameterizedTest
    @ValueSource(strings = {"Null", "null", "NULL", "N/A", "Na", "-", "Ü", "O", "D'Alò", "Nessuno"})
    void aNameThatLooksLikeNothingIsAName(String name) {
        assertThat(new Text(100).read(name)).isEqualTo(Reading.of(name));
        assertThat(read("last-name", name + ", Maria")).isEqualTo(Reading.of(name));
        Mapping mapping = Hub.mapping(
                "produces: referral\nreads: {format: csv}\nfields: {externalId: {from: N}, beneficiary.lastName: {from: C}}");
        assertThat(Hub.read(mapping, "N,C\n1," + name + "\n")
                        .line(2)
                        .at("/draft/identity/lastName")
                        .asText())
                .isEqualTo(name);
    }

    @Test
    void aNameMayHaveTwoHundredCharactersOnlyWhereTheFieldHoldsThem() {
        assertThat(new Text(200).read("x".repeat(200))).isInstanceOf(Reading.Value.class);
        assertThat(new Text(100).read("x".repeat(200))).isInstanceOf(Reading.Wrong.class);
    }

    @ParameterizedTest
    @CsvSource({
        "36, 36",
        "'36,5', 37",
        "36.4, 36",
        "36 ore, 36",
        "36h, 36",
        "20 ore settimanali, 20",
        "20 ore/settimana, 20",
        "18 ore sett., 18"
    })
    void hoursAreWholeOnes(String text, String hours) {
        assertThat(read("hours", text)).isEqualTo(Reading.of(hours));
    }

    @Test
    void hoursKeepTheBoundsOfTheirField() {
        for (String text : new String[] {"tante", "36-40", "-5", "1e3", "36:30", "12345"}) {
            assertThat(read("hours", text)).as(text).isEqualTo(Reading.wrong(ProblemCode.NOT_A_NUMBER, "36 or 36,5"));
        }
        assertThat(FieldRule.convert("900 ore", new Hours(), new WholeNumber(0, 60)))
                .isEqualTo(Reading.wrong(ProblemCode.OUT_OF_RANGE, "0 to 60"));
    }
}
