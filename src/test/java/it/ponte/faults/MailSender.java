package it.ponte.faults;

import it.ponte.OutsideMailbox;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A partner that writes mails with a file to the hub's mailbox; what the hub puts to the accepted ones is acknowledged. */
final class MailSender implements Sender {
    /** How the mail server in front of the mailbox names itself. */
    static final String SERVER = "mx.ponte.example";

    private static final String ACCEPTED = "Ponte-Accolte";
    private static final int MOST_WAITING = 5;

    private final OutsideMailbox mailbox;
    private final HubRecord record;
    private final String partner;
    private final Ledger ledger;
    private final Stories stories;
    private final Random random;
    private final List<Message> left = new ArrayList<>();

    MailSender(OutsideMailbox mailbox, HubRecord record, String partner, Ledger ledger, long seed) {
        this.mailbox = mailbox;
        this.record = record;
        this.partner = partner;
        this.ledger = ledger;
        this.random = new Random(seed);
        this.stories = new Stories(partner, random);
    }

    /** The partner's file, which says who may write. */
    static String partner(String id) {
        return """
                id: %1$s
                name: Servizio di prova, per posta
                kind: SOCIAL_SERVICE
                territory: Valmora
                technicalContact: tecnici@%1$s.example
                channels:
                  - {type: mail, mapping: servizi-sociali-valmora, from: ["@%1$s.example"]}
                """
                .formatted(id);
    }

    @Override
    public Void call() throws Exception {
        write(0);
        while (!record.confirmMailSender(partner)) {
            Thread.sleep(100);
        }
        for (int number = 1; ledger.isOpen() || !left.isEmpty(); ) {
            if (ledger.isOpen() && left.size() < MOST_WAITING) {
                write(number++);
            }
            Set<String> accepted = mailbox.ids(ACCEPTED);
            left.stream().filter(mail -> accepted.contains(id(mail))).forEach(Message::isTaken);
            left.removeIf(Message::isAcknowledged);
            Thread.sleep(100 + random.nextInt(200));
        }
        return null;
    }

    private void write(int number) {
        Message message = new Message(partner, "lettera-" + number, stories.next(20 + random.nextInt(200)));
        ledger.sending(message);
        mailbox.deliver(mail(message));
        left.add(message);
    }

    private String id(Message message) {
        return "<" + message.name() + "@" + partner + ".example>";
    }

    private String mail(Message message) {
        return """
                Authentication-Results: %1$s; dmarc=pass header.from=%2$s.example
                From: <uscite@%2$s.example>
                To: invii@ponte.example
                Subject: Segnalazioni
                Date: %3$s
                Message-ID: %4$s
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="border"

                --border
                Content-Type: text/plain; charset=UTF-8

                In allegato le segnalazioni.
                --border
                Content-Type: text/csv; name="%5$s.csv"
                Content-Disposition: attachment; filename="%5$s.csv"
                Content-Transfer-Encoding: base64

                %6$s
                --border--
                """
                .formatted(
                        SERVER,
                        partner,
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now()),
                        id(message),
                        message.name(),
                        Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(message.asFile()));
    }

    @Override
    public void reckon(Reckoning reckoning, HubRecord record) {
        ledger.sentBy(partner).forEach(mail -> reckoning.add(mail, 2, record.answersTo(partner, mail.asFile())));
        if (mailbox.in("INBOX") > 0) {
            reckoning.isLost(partner + ": mails were left in the inbox");
        }
    }
}
