package it.ponte.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.ponte.HeardLog;
import it.ponte.HubUnderTest;
import it.ponte.normalise.BadInput;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad bodies are answered as {@code src/test/resources/bad/requests.tsv} says, and nothing of them is repeated. */
class BadBodiesTest {
    private final HubUnderTest hub = HubUnderTest.running();

    static List<BadInput> bodies() {
        return BadInput.listedIn("requests.tsv");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void aBadBodyIsAnsweredAsItsRowSays(BadInput body) {
        String key = hub.keyOf(body.words().get(1));
        try (HeardLog log = new HeardLog()) {
            HubUnderTest.Answer answer =
                    hub.send(hub.request(key, "/api/v1/" + body.words().get(0))
                            .header("Content-Type", body.words().get(2))
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body.sent())));
            JsonNode told = answer.status() == 202
                    ? hub.settled(key, answer.json().get("envelope").asText())
                    : answer.json();

            assertThat(codes(told)).as(told.toString()).contains(code(body));
            assertThat(answer.status())
                    .isEqualTo(Integer.parseInt(body.expected().substring(0, 3)));
            assertThat(answer.text() + told + answer.http().headers().map())
                    .doesNotContain(BadInput.CANARY)
                    .doesNotContain("Exception")
                    .doesNotContain("at it.ponte");
            assertThat(log.text()).doesNotContain(BadInput.CANARY);
        }
    }

    @Test
    void anOutcomeAboutAnotherPartnersReferralIsAnsweredAsOneAboutNobody() {
        String service = hub.keyOf("cpi-valmora");
        String company = hub.keyOf("officine-brandi");
        JsonNode referral = posted(
                service,
                "referrals",
                "{'externalId': 'altrui', 'beneficiary': {'lastName': '" + BadInput.CANARY + "'}}");
        JsonNode outcome = posted(
                company,
                "outcomes",
                "{'externalId': 'altrui', 'about': '"
                        + referral.at("/results/0/code").asText() + "', 'kind': 'INTERVIEWED', 'on': '2020-01-10'}");

        assertThat(codes(outcome)).containsExactly("UNKNOWN_REFERENCE");
        assertThat(outcome.toString()).doesNotContain(BadInput.CANARY);
    }

    private JsonNode posted(String key, String where, String body) {
        HubUnderTest.Answer answer = hub.post(key, "/api/v1/" + where, body.replace('\'', '"'));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return hub.settled(key, answer.json().get("envelope").asText());
    }

    private static String code(BadInput body) {
        return body.expected().substring(4);
    }

    /** Those of the single problems; where there are none, that of the whole answer. */
    private static Set<String> codes(JsonNode told) {
        Set<String> codes = new TreeSet<>();
        told.findValues("problems").forEach(problems -> codes.addAll(problems.findValuesAsText("code")));
        return codes.isEmpty() ? Set.of(told.path("code").asText()) : codes;
    }
}
