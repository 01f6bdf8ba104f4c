package it.ponte;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.ponte.HubUnderTest.Answer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A health authority posts bundles in its own layout and reads back what became of each request. */
class FhirJourneyTest {
    private static final Path SAMPLES = Path.of("mappings/fhir-sdoh/samples");
    private static final String ENVELOPES = "/api/v1/envelopes";

    private final HubUnderTest hub = HubUnderTest.running();
    private final String key = hub.keyOf("ausl-valmora");
    private final RestClient rest = new RestClient(Integer.parseInt(hub.setting("server.port")));

    private Answer posted(String sample) throws IOException {
        return rest.send(rest.request(key, ENVELOPES)
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofFile(SAMPLES.resolve(sample))));
    }

    @Test
    void everyRequestOfABundleIsRecordedAndReadBackAsATaskWithoutAName() throws IOException {
        Answer accepted = posted("01-complete.sent.json");
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);

        JsonNode envelope = rest.settled(key, accepted.json().get("envelope").asText());

        assertThat(envelope.get("mapping").asText()).isEqualTo("fhir-sdoh");
        assertThat(envelope.get("results")).isNotEmpty();
        for (JsonNode line : envelope.get("results")) {
            assertThat(line.get("verdict").asText()).isIn("recorded", "updated", "unchanged");
            Answer task = rest.get(key, "/api/v1/referrals/" + line.get("code").asText() + "/task");
            assertThat(task.json().get("resourceType").asText()).isEqualTo("Task");
            assertThat(task.json().get("status").asText()).isIn("requested", "accepted");
            assertThat(task.json().has("for")).isFalse();
        }
    }

    @Test
    void aBundleThatIsNoneIsAcceptedAndTheReasonIsInItsEnvelope() throws IOException {
        Answer accepted = posted("06-not-a-bundle.sent.json");

        JsonNode envelope = rest.settled(key, accepted.json().get("envelope").asText());

        assertThat(envelope.get("refusal").get("code").asText()).isEqualTo("NOT_A_FHIR_BUNDLE");
    }

    @Test
    void theSameBundleAgainChangesNothingAndSaysSo() throws IOException {
        Answer first = posted("02-relative-and-contained.sent.json");
        rest.settled(key, first.json().get("envelope").asText());
        Answer again = posted("02-relative-and-contained.sent.json");

        JsonNode envelope = rest.settled(key, again.json().get("envelope").asText());

        assertThat(envelope.get("results"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.get("verdict").asText()).isEqualTo("unchanged"));
    }
}
