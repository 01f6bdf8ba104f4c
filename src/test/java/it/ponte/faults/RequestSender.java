package it.ponte.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import it.ponte.HubProcess;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Random;

/** A partner that posts one message after the other, each under one Idempotency-Key until it is answered. */
final class RequestSender implements Sender {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PatientClient client;
    private final String partner;
    private final boolean sendsFiles;
    private final Ledger ledger;
    private final Stories stories;
    private final Random random;

    /** Whole files in its own layout, or single referrals in the hub's. */
    RequestSender(HubProcess hub, String partner, String key, boolean sendsFiles, Ledger ledger, long seed) {
        this.client = new PatientClient(hub, key, ledger);
        this.partner = partner;
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
        HttpResponse<String> answer = client.answered(request(message));
        boolean mayBeRefused = !sendsFiles && message.lines().get(0).isFaulty();
        if (answer.statusCode() / 100 == 2) {
            message.isAnswered(JSON.readTree(answer.body()).get("envelope").asText());
        } else if (answer.statusCode() == 422 && mayBeRefused) {
            ledger.wasRefused(message);
        } else {
            throw new AssertionError("answered with " + answer.statusCode());
        }
    }

    @Override
    public void reckon(Reckoning reckoning, HubRecord record) {
        int firstLine = sendsFiles ? 2 : 1;
        ledger.sentBy(partner)
                .forEach(request -> reckoning.add(request, firstLine, record.answers(request.envelope())));
    }

    private HttpRequest request(Message message) {
        return client.request(sendsFiles ? "envelopes" : "referrals")
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
