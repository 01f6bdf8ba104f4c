package it.ponte.convert;

import static org.assertj.core.api.Assertions.assertThat;

import it.kamaladafrica.codicefiscale.City;
import it.kamaladafrica.codicefiscale.CodiceFiscale;
import it.kamaladafrica.codicefiscale.Person;
import it.kamaladafrica.codicefiscale.city.CityProvider;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TaxCodeFactsTest {
    private static final City UKRAINE = CityProvider.ofDefault().findByName("UCRAINA");

    private final Random any = new Random(381);

    @Test
    void whatTheLibraryWroteIsRead() {
        for (int i = 0; i < 60; i++) {
            LocalDate bornOn = LocalDate.of(1925, 1, 1).plusDays(any.nextInt(30_000));
            boolean woman = any.nextBoolean();

            String code = code(bornOn, woman);

            assertThat(TaxCodeFacts.sex(code)).isEqualTo(woman ? "F" : "M");
            assertThat(TaxCodeFacts.agreesWith(code, bornOn)).isTrue();
            assertThat(TaxCodeFacts.agreesWith(code, bornOn.plusDays(1))).isFalse();
            assertThat(TaxCodeFacts.agreesWith(code, bornOn.plusMonths(1))).isFalse();
            assertThat(TaxCodeFacts.agreesWith(code, bornOn.plusYears(1))).isFalse();
        }
    }

    @Test
    void theCodeDoesNotTellTheCentury() {
        assertThat(TaxCodeFacts.agreesWith(code(LocalDate.of(1922, 3, 4), true), LocalDate.of(2022, 3, 4)))
                .isTrue();
    }

    private static String code(LocalDate bornOn, boolean woman) {
        return CodiceFiscale.of(Person.builder()
                        .firstname("Olena")
                        .lastname("Kovalenko")
                        .birthDate(bornOn)
                        .isFemale(woman)
                        .city(UKRAINE)
                        .build())
                .getValue();
    }
}
