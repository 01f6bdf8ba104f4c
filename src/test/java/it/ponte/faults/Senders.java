package it.ponte.faults;

import it.ponte.HubProcess;
import it.ponte.OutsideMailbox;
import it.ponte.partner.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** One partner or two at every door: drop boxes, single referrals and whole files over REST, a web form, a mailbox. */
final class Senders implements AutoCloseable {
    private static final String REST = "cpi-valmora";
    private static final String FORM = "caritas-valmora";
    private static final List<String> SFTP = List.of("uno", "due");
    private static final String REST_FILES = "tre";
    private static final String MAIL = "quattro";

    private final OutsideMailbox mailbox = new OutsideMailbox();
    private final HubProcess hub;

    /** Over a hub that does not run yet. */
    Senders(Path folder) throws Exception {
        Installation home = Installation.copied(folder.resolve("home").toAbsolutePath())
                .withDemoService(REST_FILES, channel("rest", REST_FILES))
                .with(MAIL + ".yaml", MailSender.partner(MAIL));
        for (String partner : SFTP) {
            home.withDemoService(partner, channel("sftp", partner));
        }
        hub = new HubProcess(folder.resolve("hub"))
                .with("PONTE_HOME", home.home().toString())
                .with("PONTE_IMAP_URL", mailbox.url())
                .with("PONTE_IMAP_AUTHSERV_ID", MailSender.SERVER)
                .with("PONTE_IMAP_EVERY", "1s")
                .with("PONTE_FORMS_QUICKEST", "0s")
                .with("PONTE_API_REQUESTS_PER_MINUTE", "100000000");
    }

    private static String channel(String type, String mapping) {
        return "{type: " + type + ", mapping: " + mapping + "}";
    }

    HubProcess hub() {
        return hub;
    }

    /** With their keys; to be called before the hub is started. */
    List<Sender> all(Ledger ledger, Random random) throws IOException {
        return List.of(
                new FileSender(hub, SFTP.get(0), hub.key(SFTP.get(0)), ledger, random.nextLong()),
                new FileSender(hub, SFTP.get(1), hub.key(SFTP.get(1)), ledger, random.nextLong()),
                new RequestSender(hub, REST, hub.key(REST), false, ledger, random.nextLong()),
                new RequestSender(hub, REST_FILES, hub.key(REST_FILES), true, ledger, random.nextLong()),
                new FormSender(hub, FORM, hub.key(FORM), ledger, random.nextLong()),
                new MailSender(mailbox, new HubRecord(hub.database(), hub.keys()), MAIL, ledger, random.nextLong()));
    }

    @Override
    public void close() throws IOException {
        hub.close();
        mailbox.close();
    }
}
