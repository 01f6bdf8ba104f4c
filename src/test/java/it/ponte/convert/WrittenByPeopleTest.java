package it.ponte.convert;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.mapping.FieldRule;
import it.ponte.mapping.Mapping;
import it.ponte.normalise.Hub;
import it.ponte.reading.Hint;
import it.ponte.reading.HintCode;
import it.ponte.reading.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write by hand into one cell: addresses, numbers, names. */
class WrittenByPeopleTest {
    private static Reading<?> read(String as, String text) {
        return new Converters(Hub.CLOCK).named(as).read(text);
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
        assertThat(read("phone", text)).isEqualTo(Reading.wrong(ProblemCode.NOT_A_PHONE, Hint.of(HintCode.PHONE)));
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
            assertThat(read("hours", text))
                    .as(text)
                    .isEqualTo(Reading.wrong(ProblemCode.NOT_A_NUMBER, Hint.of(HintCode.HOURS)));
        }
        assertThat(FieldRule.convert("900 ore", new Hours(), new WholeNumber(0, 60)))
                .isEqualTo(Reading.wrong(ProblemCode.OUT_OF_RANGE, Hint.of(HintCode.RANGE, 0, 60)));
    }
}
