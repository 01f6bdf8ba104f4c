package it.ponte.faults;

import it.ponte.HubProcess;
import it.ponte.console.Visitor;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who fills in a form for each person, and sends it again until a page of thanks is seen. */
final class FormSender implements Sender {
    private static final Pattern CODE = Pattern.compile("codice=(E-[0-9A-Z]{4}-[0-9A-Z]{4})");

    private final String partner;
    private final String key;
    private final Ledger ledger;
    private final Stories stories;
    private final Random random;
    private final Visitor visitor;
    private final String path;

    FormSender(HubProcess hub, String partner, String key, Ledger ledger, long seed) {
        this.partner = partner;
        this.key = key;
        this.ledger = ledger;
        this.random = new Random(seed);
        this.stories = new Stories(partner, random);
        this.visitor = new Visitor(() -> "http://127.0.0.1:" + hub.httpPort());
        this.path = "/segnala/" + partner;
    }

    @Override
    public Void call() throws Exception {
        for (int number = 0; ledger.isOpen(); number++) {
            Message message = new Message(partner, "modulo-" + number, stories.next(1));
            ledger.sending(message);
            answered(() -> visitor.get(path));
            fillIn(message);
            if (message.isAcknowledged() && random.nextInt(20) == 0) {
                note(message, answered(visitor::sendAgain));
            }
            Thread.sleep(50);
        }
        return null;
    }

    private void fillIn(Message message) throws InterruptedException {
        String[] answers = message.lines().get(0).asForm(key);
        boolean[] isFilledIn = new boolean[1];
        note(message, answered(() -> {
            if (isFilledIn[0]) {
                return visitor.sendAgain();
            }
            isFilledIn[0] = true;
            return visitor.post(path, answers);
        }));
    }

    /** The first answer of a hub that is there. */
    private HttpResponse<String> answered(Supplier<HttpResponse<String>> asked) throws InterruptedException {
        while (true) {
            try {
                HttpResponse<String> answer = asked.get();
                if (answer.statusCode() < 500) {
                    return answer;
                }
            } catch (UncheckedIOException away) {
                // It was killed, and will be back.
            }
            ledger.triedAgain();
            Thread.sleep(200);
        }
    }

    private void note(Message message, HttpResponse<String> answer) {
        Matcher code = CODE.matcher(answer.uri().toString());
        boolean isShownAgain =
                answer.statusCode() == 200 && answer.uri().getPath().equals(path);
        if (code.find()) {
            message.isAnswered(code.group(1));
        } else if (isShownAgain && message.lines().get(0).isFaulty()) {
            ledger.wasRefused(message);
        } else {
            throw new AssertionError("answered with " + answer.statusCode());
        }
    }

    @Override
    public void reckon(Reckoning reckoning, HubRecord record) {
        ledger.sentBy(partner).forEach(form -> reckoning.add(form, 1, record.answers(form.envelope())));
    }
}
