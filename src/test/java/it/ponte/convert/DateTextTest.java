package it.ponte.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import it.ponte.mapping.Mapping;
import it.ponte.normalise.Hub;
import it.ponte.reading.Hint;
import it.ponte.reading.HintCode;
import it.ponte.reading.ProblemCode;
import it.ponte.vocabulary.ItalianTime;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTextTest {
    private static final LocalDate TODAY = ItalianTime.dayOf(Hub.NOW);

    private static DateText day(String patterns) {
        return DateText.of(patterns, Century.around(Hub.CLOCK));
    }

    private static DateText birthday(String patterns) {
        return DateText.of(patterns, Century.ofBirth(Hub.CLOCK));
    }

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
        assertThat(day(pattern).read(text)).isEqualTo(Reading.of(LocalDate.of(1990, 2, 3)));
        assertThat(day(pattern).write(LocalDate.of(1990, 2, 3))).isEqualTo(text);
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
        assertThat(day("dd/MM/yyyy").read(text))
                .isEqualTo(Reading.wrong(ProblemCode.NOT_A_DATE, Hint.of(HintCode.DAY, "dd/MM/yyyy")));
    }

    @Test
    void aYearThatNobodyMeantIsOutOfRange() {
        assertThat(day("dd/MM/yyyy").read("03/02/0090"))
                .isEqualTo(Reading.wrong(ProblemCode.OUT_OF_RANGE, DateText.YEARS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dd/MM", "dd/MM/yyy", "MM/yy", "MM/yyyy", "yyyyy-MM-dd", "dd/MM/yyyy HH:mm:ss z", "giorno"})
    void aPatternThatIsNoDayWithFourDigitsOfYearIsRefused(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> day(pattern));
    }

    @ParameterizedTest
    @CsvSource({
        "03/02/90, 1990-02-03",
        "20/11/26, 2026-11-20",
        "21/11/26, 1926-11-21",
        "01/01/27, 1927-01-01",
        "29/02/00, 2000-02-29",
        "29/02/96, 1996-02-29",
        "03/02/1925, 1925-02-03"
    })
    void aShortYearOfBirthIsTheLastOneThatIsNotInTheFuture(String text, LocalDate meant) {
        assertThat(TODAY).isEqualTo("2026-11-20");
        assertThat(birthday("dd/MM/yy").read(text)).isEqualTo(Reading.of(meant));
    }

    @ParameterizedTest
    @CsvSource({"31/12/27, 2027-12-31", "20/11/76, 2076-11-20", "21/11/76, 1976-11-21"})
    void anyOtherShortYearIsWithinHalfACentury(String text, LocalDate meant) {
        assertThat(day("dd/MM/yy").read(text)).isEqualTo(Reading.of(meant));
    }

    @Test
    void aMappingsShortYearOfBirthIsReadAsSuch() {
        Mapping mapping = Hub.mapping(
                """
                produces: referral
                reads: {format: csv}
                fields:
                  externalId: {from: N}
                  asOf: {from: AL, as: date dd/MM/yy}
                  beneficiary.lastName: {from: C}
                  beneficiary.bornOn: {from: NATA, as: date dd/MM/yy}
                  availableFrom: {from: DAL, as: date dd/MM/yy}
                """);

        assertThat(Hub.read(mapping, "N,AL,C,NATA,DAL\n1,01/11/26,Rossi,01/12/26,01/12/26\n")
                        .line(2)
                        .toString())
                .contains("\"bornOn\":\"1926-12-01\"", "\"from\":\"2026-12-01\"", "\"asOf\":\"2026-10-31T23:00:00Z\"");
    }

    @Test
    void aWorkbooksDayIsWrittenWithItsWholeYearAndReadAgain() {
        assertThat(birthday("dd/MM/yy").write(LocalDate.of(1921, 2, 3))).isEqualTo("03/02/1921");
        assertThat(birthday("dd/MM/yy").read("03/02/1921")).isEqualTo(Reading.of(LocalDate.of(1921, 2, 3)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"03/02/1990", "1990-02-03", "03-02-1990", "3 FEBBRAIO 1990", "3 Febbraio 1990"})
    void patternsAreTriedInTheirOrder(String text) {
        assertThat(day("dd/MM/yyyy | yyyy-MM-dd|dd-MM-yyyy | d MMMM yyyy").read(text))
                .isEqualTo(Reading.of(LocalDate.of(1990, 2, 3)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dd/MM/yyyy | MM/dd/yyyy", "dd/MM/yy | yy/MM/dd", "yyyyMMdd | yyyyddMM"})
    void patternsByWhichOneTextCouldMeanTwoDaysAreRefused(String patterns) {
        assertThatIllegalArgumentException().isThrownBy(() -> day(patterns)).withMessageContaining("two days");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "03/02/1990 00:00:00",
                "03/02/1990 0:00",
                "03/02/1990 00.00.00",
                "1990-02-03T00:00:00",
                "1990-02-03T00:00:00.000Z",
                "1990-02-03 00:00:00+00:00"
            })
    void midnightBehindADayIsNoTime(String text) {
        assertThat(day("dd/MM/yyyy | yyyy-MM-dd").read(text)).isEqualTo(Reading.of(LocalDate.of(1990, 2, 3)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"03/02/1990 23:00:00", "03/02/1990 00:00:01", "1990-02-03T00:00:00+01:00", "29/02/1900", "00:00"
            })
    void anotherTimeIsNoDayNorIsADayThatWasNot(String text) {
        assertThat(day("dd/MM/yyyy | yyyy-MM-dd").read(text))
                .isEqualTo(Reading.wrong(ProblemCode.NOT_A_DATE, Hint.of(HintCode.DAY, "dd/MM/yyyy", "yyyy-MM-dd")));
    }

    @Test
    void theLeapDayOfTheYearTwoThousandWas() {
        assertThat(day("dd/MM/yyyy").read("29/02/2000")).isEqualTo(Reading.of(LocalDate.of(2000, 2, 29)));
    }
}
