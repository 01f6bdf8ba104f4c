package it.ponte.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.ponte.HubProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A partner's REST client that asks again and again while the hub is away. */
final class PatientClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final HubProcess hub;
    private final String key;
    private final Ledger ledger;

    PatientClient(HubProcess hub, String key, Ledger ledger) {
        this.hub = hub;
        this.key = key;
        this.ledger = ledger;
    }

    /** A request below {@code /api/v1/}, to be completed. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.httpPort() + "/api/v1/" + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key);
    }

    /** The first answer of a hub that is there. */
    HttpResponse<String> answered(HttpRequest request) throws InterruptedException {
        while (true) {
            try {
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() < 500) {
                    return answer;
                }
            } catch (IOException away) {
                // It was killed, and will be back.
            }
            ledger.triedAgain();
            Thread.sleep(200);
        }
    }

    /** Posts a message of one line under an Idempotency-Key, and waits for the code of what was recorded. */
    String recorded(String path, String idempotencyKey, String message) throws InterruptedException, IOException {
        HttpRequest post = request(path)
                .header("Idempotency-Key", idempotencyKey)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(message))
                .build();
        String envelope = json(answered(post), 202).get("envelope").asText();
        while (true) {
            JsonNode answer =
                    json(answered(request("envelopes/" + envelope).GET().build()), 200);
            if (answer.path("complete").asBoolean()) {
                return answer.at("/results/0/code").asText();
            }
            Thread.sleep(50);
        }
    }

    private static JsonNode json(HttpResponse<String> answer, int expected) throws IOException {
        if (answer.statusCode() != expected) {
            throw new AssertionError("answered with " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }
}
