package it.ponte.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;

/** The hub's real doors, seen from outside: what the demo's people do, partners and citizens would do in the same way. */
final class DemoDoors {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\"[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"");

    private final String base;
    private final int sftpPort;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    DemoDoors(int httpPort, int sftpPort) {
        this.base = "http://localhost:" + httpPort;
        this.sftpPort = sftpPort;
    }

    /** Posts JSON with a key; the answer's body. */
    JsonNode post(String key, String path, String body) {
        return json(send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    JsonNode get(String key, String path) {
        return json(send(HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + key)));
    }

    /** Posts a message and waits until it is settled; the envelope with its results. */
    JsonNode settled(String key, String path, String body) {
        JsonNode accepted = post(key, path, body);
        if (!accepted.has("envelope")) {
            throw new IllegalStateException("not accepted: " + accepted);
        }
        return until(() -> {
            JsonNode envelope =
                    get(key, "/api/v1/envelopes/" + accepted.get("envelope").asText());
            return envelope.path("complete").asBoolean() ? envelope : null;
        });
    }

    /** Leaves a file in a partner's drop box and waits for its receipt. */
    String dropAndWait(String partner, String key, String name, byte[] content) {
        String receipt = name + ".receipt.csv";
        SshClient client = SshClient.setUpDefaultClient();
        // The demo speaks with its own hub on the loopback; a partner pins the key that the hub printed.
        client.setServerKeyVerifier((session, address, serverKey) -> true);
        client.start();
        try (ClientSession session =
                client.connect(partner, "127.0.0.1", sftpPort).verify(10_000).getSession()) {
            session.addPasswordIdentity(key);
            session.auth().verify(10_000);
            try (SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
                try (var out = sftp.write("in/" + name + ".part")) {
                    out.write(content);
                }
                sftp.rename("in/" + name + ".part", "in/" + name);
                return until(() -> read(sftp, "out/" + receipt));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            client.stop();
        }
    }

    private static String read(SftpClient sftp, String path) {
        try (var in = sftp.read(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException notYet) {
            return null;
        }
    }

    /** Opens a form as a browser does, fills it in and sends it; true when the page after it says thank you. */
    boolean fillIn(String path, Map<String, List<String>> fields) {
        String page =
                new String(send(HttpRequest.newBuilder(URI.create(base + path))).body(), StandardCharsets.UTF_8);
        Map<String, List<String>> all = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(page);
        while (hidden.find()) {
            all.put(hidden.group(1), List.of(hidden.group(2)));
        }
        all.putAll(fields);
        pause(Duration.ofSeconds(4)); // a form that is sent back within seconds is taken for a machine's
        StringBuilder body = new StringBuilder();
        all.forEach((name, values) -> values.forEach(value -> body.append(body.isEmpty() ? "" : "&")
                .append(encode(name))
                .append('=')
                .append(encode(value))));
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
        return answer.statusCode() == 200 && answer.uri().getPath().contains("grazie");
    }

    /** Asks until there is an answer, a minute at most. */
    static <T> T until(Supplier<T> question) {
        for (int i = 0; i < 300; i++) {
            T answer = question.get();
            if (answer != null) {
                return answer;
            }
            pause(Duration.ofMillis(200));
        }
        throw new IllegalStateException("nothing came of it within a minute");
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
