package it.ponte.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HintTest {
    private final Locale ofTheMachine = Locale.getDefault();

    @BeforeEach
    void anItalianMachine() {
        Locale.setDefault(Locale.ITALY);
    }

    @AfterEach
    void asItWas() {
        Locale.setDefault(ofTheMachine);
    }

    @ParameterizedTest
    @EnumSource
    void everyHintHasItsWordsInBothLanguagesAndIsReadAsItWasKept(HintCode code) {
        Hint hint = Hint.of(code, "dd/MM/yyyy", 60);

        for (Locale reader : new Locale[] {Locale.ITALIAN, Locale.ENGLISH}) {
            assertThat(hint.words(reader)).isNotBlank().doesNotContain("{", "''");
        }
        assertThat(hint.kept()).isEqualTo(code + "|dd/MM/yyyy|60");
        assertThat(Hint.read(hint.kept())).isEqualTo(hint);
    }

    @Test
    void theReaderChoosesTheLanguageAndNotTheMachine() {
        Hint range = Hint.of(HintCode.RANGE, 0, 1_000_000);

        assertThat(range.words(Locale.ITALY)).isEqualTo("da 0 a 1000000");
        assertThat(range.words(Locale.ENGLISH)).isEqualTo("0 to 1000000");
        assertThat(range.words(Locale.GERMAN)).isEqualTo("0 to 1000000");
        assertThat(Hint.of(HintCode.PHONE).words(Locale.ITALIAN)).isEqualTo("347 1234567, senza interno");
        assertThat(Hint.of(HintCode.COMUNE).words(Locale.ENGLISH)).startsWith("today's name, with");
    }

    @Test
    void aDayIsWrittenInTheLettersOfTheReader() {
        Hint day = Hint.of(HintCode.DAY, "dd/MM/yyyy", "d MMMM yy");

        assertThat(day.words(Locale.ITALIAN)).isEqualTo("gg/mm/aaaa oppure g mese aa");
        assertThat(day.words(Locale.ENGLISH)).isEqualTo("dd/MM/yyyy | d MMMM yy");
    }

    @Test
    void severalWordsStandInOneRow() {
        assertThat(Hint.of(HintCode.ONE_OF, "F", "M").words(Locale.ITALIAN)).isEqualTo("F, M");
    }

    @Test
    void aHintThatAnOlderHubKeptIsSaidAsItWasWritten() {
        assertThat(Hint.read("0 to 60").words(Locale.ITALIAN)).isEqualTo("0 to 60");
        assertThat(Hint.read("dd/MM/yyyy | yyyy-MM-dd").words(Locale.ENGLISH)).isEqualTo("dd/MM/yyyy | yyyy-MM-dd");
        assertThat(Hint.read(null)).isNull();
    }
}
