package it.ponte.convert;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.reading.Hint;
import it.ponte.reading.HintCode;
import it.ponte.reading.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    private static final Text NAME = new Text(100);

    @ParameterizedTest
    @CsvSource({
        "Ros\u200bsi, Rossi",
        "\u200eRossi\u200f, Rossi",
        "Ros\u00adsi\ufeff, Rossi",
        "Nicolo\u0300, Nicolò",
        "नि\u200dया, नि\u200dया",
        "محمد, محمد"
    })
    void whatCannotBeSeenIsLeftOutAndWhatShapesLettersStays(String written, String read) {
        assertThat(NAME.read(written)).isEqualTo(Reading.of(read));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b", "\u200d\u200c", "\u00a0\ufeff"})
    void aTextWithNothingToSeeTellsNothing(String written) {
        assertThat(NAME.read(written)).isEqualTo(new Reading.Nothing<>());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u202eissoR", "a\u2066b\u2069", "a\u202ab"})
    void aTextThatTurnsTheDirectionOfWritingIsRefused(String written) {
        assertThat(NAME.read(written)).isEqualTo(Reading.wrong(ProblemCode.CONTROL_CHARACTER));
    }

    @Test
    void theLengthIsThatOfWhatWasWritten() {
        assertThat(NAME.read("x".repeat(101)))
                .isEqualTo(Reading.wrong(ProblemCode.TOO_LONG, Hint.of(HintCode.MOST_CHARACTERS, 100)));
    }
}
