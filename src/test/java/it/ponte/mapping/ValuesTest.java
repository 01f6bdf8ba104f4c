package it.ponte.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.vocabulary.Education;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    private static final Mapping MAPPING = MappingsUnderTest.mapping(
            """
            produces: referral
            reads: {format: csv}
            fields:
              externalId: {from: N}
              education: {from: TITOLO, codes: titolo}
            codes:
              titolo: {"Sì, università": TERTIARY}
            """);

    @ParameterizedTest
    @ValueSource(strings = {"Sì, università", "SÌ, UNIVERSITÀ ", "Si\u0300, universita\u0300"})
    void aCodeIsTheSameHoweverItsLettersAreMade(String sent) {
        Values values = Values.of(MAPPING, new LineContent(Map.of("N", "1", "TITOLO", sent), false, false, List.of()));

        assertThat(values.problems()).isEmpty();
        assertThat(values.one("education", Education.class)).isEqualTo(Education.TERTIARY);
    }
}
