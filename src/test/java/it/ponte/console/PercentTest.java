package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "0, 7, 0",
        "7, 7, 100",
        "1, 12, 8",
        "1, 8, 13",
        "1, 200, 1",
        "1, 201, <1",
        "1, 1000000, <1",
        "199, 200, >99",
        "999999, 1000000, >99",
        "198, 199, 99"
    })
    void aShareIsRoundedToTheNearestAndNeverToNothingOrAll(long part, long whole, String shown) {
        assertThat(Percent.of(part, whole)).isEqualTo(shown);
    }
}
