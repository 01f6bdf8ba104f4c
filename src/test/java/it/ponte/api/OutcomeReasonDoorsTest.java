package it.ponte.api;

import static it.ponte.HubUnderTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.ponte.HubUnderTest;
import it.ponte.vocabulary.ItalianTime;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Why something became of a path, told over REST by a partner and by an operator, and read there. */
class OutcomeReasonDoorsTest {
    private static final String SERVICE = "cpi-valmora";

    private final HubUnderTest hub = HubUnderTest.running();
    private final String key = hub.keyOf(SERVICE);
    private final LocalDate today = LocalDate.now(ItalianTime.ZONE);

    private String referral;

    @BeforeEach
    void somebodyWhomTheServiceReferred() {
        referral = accepted(
                        "/api/v1/referrals",
                        """
                        {"externalId": "%s", "beneficiary": {"firstName": "Teresa", "lastName": "Bassoli"},
                         "basis": {"kind": "PUBLIC_TASK", "givenOn": "%s"}}
                        """
                                .formatted(UUID.randomUUID(), today))
                .at("/results/0/code")
                .asText();
    }

    @Test
    void bothStandInTheFeedAndTheLastInTheTask() {
        assertThat(accepted("/api/v1/outcomes", outcome("NO_SHOW", "UNREACHABLE"))
                        .at("/results/0/verdict")
                        .asText())
                .isEqualTo("recorded");
        assertThat(hub.post(hub.operatorToken(), "/api/v1/outcomes", outcome("CLOSED", "MOVED_AWAY"))
                        .status())
                .isEqualTo(200);

        List<String> told = eventually(() -> {
            List<String> found = reasons();
            return found.size() == 2 ? found : null;
        });

        assertThat(told).containsExactlyInAnyOrder("NO_SHOW UNREACHABLE", "CLOSED MOVED_AWAY");
        assertThat(hub.get(key, "/api/v1/referrals/" + referral + "/task")
                        .json()
                        .at("/statusReason/coding/1/code")
                        .asText())
                .isEqualTo("MOVED_AWAY");
    }

    @Test
    void anOperatorIsToldWhichFieldDoesNotFitAndNotItsValue() {
        HubUnderTest.Answer refused =
                hub.post(hub.operatorToken(), "/api/v1/outcomes", outcome("INTERVIEWED", "MOVED_AWAY"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("REASON_DOES_NOT_FIT", "\"reason\"").doesNotContain("MOVED_AWAY");
    }

    private String outcome(String kind, String reason) {
        return """
                {"externalId": "%s", "about": "%s", "kind": "%s", "on": "%s", "reason": "%s"}
                """
                .formatted(UUID.randomUUID(), referral, kind, today, reason);
    }

    private JsonNode accepted(String path, String body) {
        HubUnderTest.Answer accepted = hub.post(key, path, body);
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        return hub.settled(key, accepted.json().get("envelope").asText());
    }

    private List<String> reasons() {
        JsonNode page = hub.get(key, "/api/v1/feedback?limit=500").json();
        return StreamSupport.stream(page.get("items").spliterator(), false)
                .filter(item -> item.get("referral").asText().equals(referral))
                .map(item ->
                        item.get("outcome").asText() + " " + item.path("reason").asText())
                .toList();
    }
}
