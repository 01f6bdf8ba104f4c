package it.ponte.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinkTest {
    @Test
    void aLinkHas128BitsAndIsTheSameForTheSameReferralOnly() {
        Link link = Link.of(TestDatabase.vault(), "R-0000-0001");

        assertThat(link.token()).matches("[0-9a-f]{32}");
        assertThat(Link.of(TestDatabase.vault(), "R-0000-0001")).isEqualTo(link);
        assertThat(Link.of(TestDatabase.vault(), "R-0000-0002")).isNotEqualTo(link);
    }

    @Test
    void noPartOfALinkIsTheSameInAllLinks() {
        for (int i = 0; i < 32; i++) {
            int place = i;
            assertThat(IntStream.range(0, 40)
                            .mapToObj(n -> Link.of(TestDatabase.vault(), "R-0000-" + n)
                                    .token()
                                    .charAt(place))
                            .distinct())
                    .as("character %d", place)
                    .hasSizeGreaterThan(1);
        }
    }

    @Test
    void aLinkLeadsBelowThePublicAddressAndDoesNotPrintItself() {
        Link link = new Link("abc");

        assertThat(link.under("https://ponte.example/")).isEqualTo("https://ponte.example/r/abc");
        assertThat(link.toString()).doesNotContain("abc");
    }
}
