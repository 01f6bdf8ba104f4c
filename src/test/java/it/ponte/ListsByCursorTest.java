package it.ponte;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.ponte.HubUnderTest.Answer;
import it.ponte.vocabulary.ItalianTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lists of the REST face are read page by page, and their cursors tell nothing of what others send (SAFETY P18). */
class ListsByCursorTest {
    private static final String ONE = "coop-il-ponticello";
    private static final String OTHER = "cpi-valmora";
    private static final HubUnderTest HUB = HubUnderTest.running();
    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void two_services_send_in_turn() {
        for (int i = 0; i < 3; i++) {
            for (String service : List.of(ONE, OTHER)) {
                Answer accepted = HUB.post(HUB.keyOf(service), "/api/v1/referrals", referral(RUN + "-" + i));
                HUB.settled(HUB.keyOf(service), accepted.json().get("envelope").asText());
            }
        }
    }

    @Test
    void page_by_page_every_item_comes_once() {
        List<String> whole = codes(read("?limit=500"));
        List<String> paged = new ArrayList<>();
        JsonNode page = read("?limit=2");
        while (true) {
            paged.addAll(codes(page));
            if (!page.has("next")) {
                break;
            }
            page = read("?limit=2&after=" + page.get("next").asText());
        }

        assertThat(paged).hasSizeGreaterThanOrEqualTo(3).isEqualTo(whole);
    }

    @Test
    void no_answer_holds_the_id_of_a_row_nor_anything_that_counts() {
        JsonNode items = read("?limit=500").get("items");

        assertThat(items).allSatisfy(item -> {
            assertThat(item.get("cursor").isTextual()).isTrue();
            item.properties().forEach(field -> assertThat(field.getValue().isNumber())
                    .as(field.getKey())
                    .isFalse());
        });
    }

    @Test
    void an_items_own_cursor_goes_on_behind_it_and_is_always_the_same() {
        JsonNode first = read("?limit=1").at("/items/0");

        assertThat(read("?limit=1").at("/items/0")).isEqualTo(first);
        assertThat(codes(read("?limit=500&after=" + first.get("cursor").asText())))
                .doesNotContain(first.get("code").asText())
                .isNotEmpty();
    }

    @Test
    void a_number_and_anothers_cursor_are_refused_with_a_code() {
        String anothers = HUB.get(HUB.keyOf(OTHER), "/api/v1/referrals?limit=1")
                .json()
                .get("next")
                .asText();
        for (String after : List.of("1", anothers)) {
            Answer answer = HUB.get(HUB.keyOf(ONE), "/api/v1/referrals?after=" + after);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("code").asText()).isEqualTo("WRONG_CURSOR");
        }
    }

    @Test
    void the_lines_of_an_envelope_are_read_on_by_their_cursor_too() {
        Answer accepted = HUB.post(HUB.keyOf(ONE), "/api/v1/referrals", referral(RUN + "-0"));
        String envelope = "/api/v1/envelopes/" + accepted.json().get("envelope").asText();
        HUB.settled(HUB.keyOf(ONE), accepted.json().get("envelope").asText());
        String next = HUB.get(HUB.keyOf(ONE), envelope + "?limit=1")
                .json()
                .get("next")
                .asText();

        assertThat(HUB.get(HUB.keyOf(ONE), envelope + "?after=" + next).json().get("results"))
                .isEmpty();
    }

    private static JsonNode read(String query) {
        return HUB.get(HUB.keyOf(ONE), "/api/v1/referrals" + query).json();
    }

    private static List<String> codes(JsonNode page) {
        return page.get("items").findValuesAsText("code");
    }

    private static String referral(String number) {
        return """
                {"externalId": "%s", "beneficiary": {"firstName": "Nadia", "lastName": "Prova"},
                 "caseworker": {"email": "tutor@il-ponticello.example"},
                 "basis": {"kind": "CONSENT", "givenOn": "%s"}, "skills": ["order-picking"], "province": "MO"}"""
                .formatted(number, LocalDate.now(ItalianTime.ZONE));
    }
}
