package it.ponte.access;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Caller.PartnerCaller;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {
    private static final Caller SERVICE = new PartnerCaller("csm-valmora");

    private final Cursors.OfList hers = new Cursors(TestDatabase.vault()).of("referrals", SERVICE);

    @Test
    void aCursorLeadsBackToItsPlaceAndIsTheSameAfterARestart() {
        String cursor = hers.at(4711);

        assertThat(hers.place(cursor)).hasValue(4711);
        assertThat(new Cursors(TestDatabase.vault()).of("referrals", SERVICE).at(4711))
                .isEqualTo(cursor)
                .matches("[A-Za-z0-9_-]{32}");
    }

    @Test
    void neighboursHaveNothingInCommon() {
        List<String> cursors = LongStream.range(1, 200)
                .mapToObj(hers::at)
                .map(c -> c.substring(0, 5))
                .toList();

        assertThat(cursors).doesNotHaveDuplicates();
        assertThat(cursors).isNotEqualTo(cursors.stream().sorted().toList());
    }

    @Test
    void anothersCursorAndAnotherListsAreNone() {
        Cursors cursors = new Cursors(TestDatabase.vault());

        assertThat(cursors.of("referrals", new PartnerCaller("cpi-valmora")).place(hers.at(1)))
                .isEmpty();
        assertThat(cursors.of("vacancies", SERVICE).place(hers.at(1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "17", "-1", "null", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "ü", "a b", "%00"})
    void whatNobodyWasGivenIsNone(String told) {
        assertThat(hers.place(told)).isEmpty();
    }
}
