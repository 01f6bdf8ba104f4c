package it.ponte;

import static it.ponte.HubUnderTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.ponte.HubUnderTest.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A partner's REST client. */
final class RestClient {
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    RestClient(int port) {
        this.port = port;
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    Answer get(String key, String path) {
        return send(request(key, path).GET());
    }

    Answer post(String key, String path, String body) {
        return send(request(key, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Posts a message and waits until every line of it has its answer; returns the envelope. */
    JsonNode posted(String key, String path, String body) {
        Answer accepted = post(key, path, body);
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        return settled(key, accepted.json().get("envelope").asText());
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer =
                    http.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(answer);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** The key may be null. */
    HttpRequest.Builder request(String key, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path));
        return key == null ? request : request.header("Authorization", "Bearer " + key);
    }

    /** Waits until every line of an envelope has its answer, and returns the envelope. */
    JsonNode settled(String key, String envelope) {
        return eventually(() -> {
            JsonNode answer = get(key, "/api/v1/envelopes/" + envelope).json();
            return answer.path("complete").asBoolean() ? answer : null;
        });
    }
}
