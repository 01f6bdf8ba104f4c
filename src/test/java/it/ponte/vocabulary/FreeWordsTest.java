package it.ponte.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreeWordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "per RSSMRA80A01F257X, come d'accordo",
                "per rssmra80a01f257x",
                "RSS MRA 80A01 F257X",
                "RSSMRAULALMFNRTX",
                "chiesto da elena.verdi@posta.example",
                "richiamare il 333 1234567",
                "richiamare +39 059 2031234",
                "tel. 0592031234"
            })
    void a_tax_code_an_address_or_a_number_tells_who_somebody_is(String words) {
        assertThat(FreeWords.tellWho(words)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rendicontazione del bando 2024/2025, prot. 118",
                "Dal 01/03/2026 al 31/03/2026, come da delibera 45/2026",
                "riunione del 2026-03-10 alle 10:30",
                "Il centro ha telefonato: colloquio anticipato a oggi",
                "500 euro @ persona, 12 mesi"
            })
    void dates_numbers_and_plain_words_do_not(String words) {
        assertThat(FreeWords.tellWho(words)).isFalse();
    }
}
