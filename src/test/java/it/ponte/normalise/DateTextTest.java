package it.ponte.normalise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import it.ponte.reading.ProblemCode;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTextTest {
    @ParameterizedTest
    @CsvSource({
        "dd/MM/yyyy, 03/02/1990",
        "dd/MM/uuuu, 03/02/1990",
        "d/M/yyyy, 3/2/1990",
        "yyyyMMdd, 19900203",
        "d MMMM yyyy, 3 febbraio 1990",
        "yyyy-MM-dd, 1990-02-03"
    })
    void aDayIsReadByItsPattern(String pattern, String text) {
        assertThat(DateText.of(pattern).read(text)).isEqualTo(Reading.of(LocalDate.of(1990, 2, 3)));
        assertThat(DateText.of(pattern).write(LocalDate.of(1990, 2, 3))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31/02/1990",
                "29/02/1991",
                "00/01/1990",
                "01/13/1990",
                "3/2/1990",
                "03/02/90",
                "1990-02-03",
                "ieri"
            })
    void aDayThatDoesNotExistIsRefusedAndNeverMoved(String text) {
        assertThat(DateText.of("dd/MM/yyyy").read(text)).isEqualTo(Reading.wrong(ProblemCode.NOT_A_DATE, "dd/MM/yyyy"));
    }

    @Test
    void aYearThatNobodyMeantIsOutOfRange() {
        assertThat(DateText.of("dd/MM/yyyy").read("03/02/0090"))
                .isEqualTo(Reading.wrong(ProblemCode.OUT_OF_RANGE, "a year from 1900 to 2099"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dd/MM/yy", "dd/MM", "MM/yyyy", "yyyyy-MM-dd", "dd/MM/yyyy HH:mm:ss z", "giorno"})
    void aPatternThatIsNoDayWithFourDigitsOfYearIsRefused(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> DateText.of(pattern));
    }
}
