package it.ponte.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.convert.OneOf;
import it.ponte.convert.Reading;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SAFETY P3: of a protected person's place the hub knows a province, of her age ten years, of her children a constraint. */
@Tag("P3")
class P03PlaceAndAgeTest {
    private final Map<String, CanonicalField> fields =
            new CanonicalFields(MappingsUnderTest.SKILLS, Mappings.CHECKED_ON).of(Produces.REFERRAL);

    @Test
    void whereSheLivesHasNoFieldButTheProvince() {
        assertThat(fields.keySet())
                .filteredOn(name -> name.matches("(?i).*(comune|address|city|street|cap|district).*"))
                .containsExactly("avoid.comune");
        assertThat(fields.get("province").usual()).isEqualTo(OneOf.provinces());
        assertThat(fields.get("reach").usual()).isEqualTo(OneOf.provinces());
    }

    @Test
    void whenSheWasBornIsRefused() {
        assertThat(fields.get("beneficiary.bornOn").underProtection()).isEqualTo(UnderProtection.REFUSED);
        assertThat(fields.get("beneficiary.ageBand").underProtection()).isEqualTo(UnderProtection.KEPT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"34", "30-34", "35-44", "30-49", "1990", "30-39 anni"})
    void anAgeIsABandOfTenYearsAndNothingFiner(String told) {
        assertThat(fields.get("beneficiary.ageBand").usual().read(told)).isInstanceOf(Reading.Wrong.class);
        assertThat(fields.get("beneficiary.ageBand").usual().read("30-39")).isEqualTo(Reading.of("30-39"));
    }

    @Test
    void ofChildrenNothingButWhatItMeansForHoursAndShifts() {
        assertThat(fields.keySet()).noneMatch(name -> name.matches("(?i).*(child|figli|famil|minor).*"));
        assertThat(fields).containsKeys("hours.min", "hours.max", "shifts");
    }
}
