package it.ponte.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import it.ponte.HubProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Random;

/** A partner that posts one message after the other, each under one Idempotency-Key until it is answered. */
final class RequestSender implements Sender {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final HubProcess hub;
    private final String partner;
    private final String key;
    private final boolean sendsFiles;
    private final Ledger ledger;
    private final Stories stories;
    private final Random random;

    /** Whole files in its own layout, or single referrals in the hub's. */
    RequestSender(HubProcess hub, String partner, String key, boolean sendsFiles, Ledger ledger, long seed) {
        this.hub = hub;
        this.partner = partner;
        this.key = key;
        this.sendsFiles = sendsFiles;
        this.ledger = ledger;
        this.random = new Random(seed);
        this.stories = new Stories(partner, random);
    }

    @Override
    public Void call() throws Exception {
        for (int number = 0; ledger.isOpen(); number++) {
            Message message = new Message(
                    partner, partner + "-" + number, stories.next(sendsFiles ? 20 + random.nextInt(60) : 1));
            ledger.sending(message);
            post(message);
            if (message.isAcknowledged() && random.nextInt(20) == 0) {
                post(message);
            }
            Thread.sleep(sendsFiles ? 300 : 20);
        }
        return null;
    }

    private void post(Message message) throws Exception {
        HttpRequest request = request(message);
        while (true) {
            try {
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (isFinal(message, answer)) {
                    return;
                }
            } catch (IOException away) {
                ledger.triedAgain();
            }
            Thread.sleep(200);
        }
    }

    private boolean isFinal(Message message, HttpResponse<String> answer) throws IOException {
        int status = answer.statusCode();
        if (status / 100 == 2) {
            message.isAnswered(JSON.readTree(answer.body()).get("envelope").asText());
            return true;
        }
        boolean mayBeRefused = !sendsFiles && message.lines().get(0).isFaulty();
        if (status == 422 && mayBeRefused) {
            ledger.wasRefused(message);
            return true;
        }
        if (status < 500) {
            throw new AssertionError("answered with " + status);
        }
        ledger.triedAgain();
        return false;
    }

    @Override
    public void reckon(Reckoning reckoning, HubRecord record) {
        int firstLine = sendsFiles ? 2 : 1;
        ledger.sentBy(partner)
                .forEach(request -> reckoning.add(request, firstLine, record.answers(request.envelope())));
    }

    private HttpRequest request(Message message) {
        String path = "/api/v1/" + (sendsFiles ? "envelopes" : "referrals");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.httpPort() + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key)
                .header("Idempotency-Key", message.name())
                .header("Content-Type", sendsFiles ? "text/csv" : "application/json")
                .POST(
                        sendsFiles
                                ? HttpRequest.BodyPublishers.ofByteArray(message.asFile())
                                : HttpRequest.BodyPublishers.ofString(
                                        message.lines().get(0).asJson()))
                .build();
    }
}
