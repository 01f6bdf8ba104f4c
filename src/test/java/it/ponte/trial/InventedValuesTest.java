package it.ponte.trial;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.convert.Reading;
import it.ponte.mapping.CanonicalField;
import it.ponte.mapping.CanonicalFields;
import it.ponte.mapping.FieldRule;
import it.ponte.mapping.Mappings;
import it.ponte.mapping.Produces;
import it.ponte.vocabulary.Skills;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InventedValuesTest {
    private final CanonicalFields fields = new CanonicalFields(new Skills(Path.of(".")), Mappings.CHECKED_ON);

    @ParameterizedTest
    @EnumSource(Produces.class)
    void whatIsInventedForAFieldCanBeRead(Produces kind) {
        for (CanonicalField field : fields.of(kind).values()) {
            FieldRule rule = new FieldRule(field, "X", field.usual(), null, null, null, null);
            for (int person = 0; person < 2; person++) {
                assertThat(field.usual().read(InventedValues.of(rule, person)))
                        .as(field.name())
                        .isInstanceOf(Reading.Value.class);
            }
        }
    }
}
