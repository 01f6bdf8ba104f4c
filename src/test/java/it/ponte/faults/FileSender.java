package it.ponte.faults;

import it.ponte.DropBoxClient;
import it.ponte.HubProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A partner that leaves one file after the other in its drop box, and goes on where a broken connection left it. */
final class FileSender implements Sender {
    private static final int MOST_WAITING = 5;

    private final HubProcess hub;
    private final String partner;
    private final String key;
    private final Ledger ledger;
    private final Stories stories;
    private final Random random;
    private final List<Message> left = new ArrayList<>();
    private DropBoxClient dropBox;
    private Message current;
    private boolean uploaded;

    FileSender(HubProcess hub, String partner, String key, Ledger ledger, long seed) {
        this.hub = hub;
        this.partner = partner;
        this.key = key;
        this.ledger = ledger;
        this.random = new Random(seed);
        this.stories = new Stories(partner, random);
    }

    @Override
    public Void call() throws Exception {
        int number = 0;
        while (ledger.isOpen() || current != null || !left.isEmpty()) {
            if (current == null && ledger.isOpen() && left.size() < MOST_WAITING) {
                current = new Message(partner, "casi-" + number++ + ".csv", stories.next(200 + random.nextInt(800)));
                ledger.sending(current);
            }
            try {
                goOn();
            } catch (IOException | RuntimeException away) {
                ledger.triedAgain();
                hangUp();
            }
            Thread.sleep(100 + random.nextInt(200));
        }
        hangUp();
        return null;
    }

    private void goOn() throws IOException {
        if (dropBox == null) {
            dropBox = hub.dropBox(partner, key);
        }
        if (current != null) {
            deliver();
            left.add(current);
            current = null;
            uploaded = false;
        }
        List<String> there = dropBox.list("in");
        left.stream().filter(file -> !there.contains(file.name())).forEach(Message::isTaken);
        left.removeIf(Message::isAcknowledged);
    }

    /** A whole upload that is gone got its name before the answer was lost: it is not sent again. */
    private void deliver() throws IOException {
        String part = current.name() + ".part";
        if (uploaded && !dropBox.list("in").contains(part)) {
            return;
        }
        if (!uploaded) {
            dropBox.upload("in/" + part, current.asFile());
            uploaded = true;
        }
        dropBox.rename("in/" + part, "in/" + current.name());
    }

    @Override
    public void reckon(Reckoning reckoning, HubRecord record) throws IOException {
        List<Message> sent = ledger.sentBy(partner);
        try (DropBoxClient asking = hub.dropBox(partner, key)) {
            for (Message file : sent) {
                reckoning.add(file, 2, HubRecord.receipt(asking, file.name()));
            }
            if (!asking.list("in").isEmpty()) {
                reckoning.isLost(partner + ": files were left in the drop box");
            }
            if (asking.list("out").size() > sent.size()) {
                reckoning.isDoubled(partner + ": more receipts than files");
            }
        }
    }

    private void hangUp() {
        DropBoxClient closing = dropBox;
        dropBox = null;
        try {
            if (closing != null) {
                closing.close();
            }
        } catch (IOException gone) {
            // The hub was killed: there is nobody to take leave of.
        }
    }
}
