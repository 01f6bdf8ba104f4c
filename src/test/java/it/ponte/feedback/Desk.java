package it.ponte.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.LetterByLetter;
import it.ponte.TestDatabase;
import it.ponte.beneficiary.Recorded;
import it.ponte.partner.Installation;
import it.ponte.partner.Partners;
import it.ponte.placement.OutcomeKind;
import it.ponte.placement.Story;
import it.ponte.work.Work;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The letters of a hub under test, and what arrives. As an extension of a test class it empties the record before each
 * test and closes the hub behind the last.
 */
final class Desk implements BeforeEachCallback, AfterAllCallback {
    static final String REAL_SERVER = "smtp://posta.example:25";

    final Story story;

    /** Whose clock the test moves, and that gathers letters as an installation does that changes nothing. */
    static Desk gathering(Clock clock, Map<String, Object> further) {
        return gathering(installation(), clock, further);
    }

    /** The same with other services. */
    static Desk gathering(Installation installation, Clock clock, Map<String, Object> further) {
        TestDatabase.clean();
        Map<String, Object> settings = new HashMap<>(further);
        settings.putIfAbsent("ponte.smtp.url", REAL_SERVER);
        return new Desk(installation, clock, settings);
    }

    /** Over the record as it is; {@code smtpUrl} blank means that letters only reach the hub's own mail server. */
    Desk(Installation installation, String smtpUrl, boolean demo) {
        this(installation, Clock.systemUTC(), letterByLetter(smtpUrl, demo));
    }

    private Desk(Installation installation, Clock clock, Map<String, Object> given) {
        Map<String, Object> settings = new HashMap<>(given);
        settings.put("ponte.smtp.from", "Ponte <ponte@rete.example>");
        settings.put("ponte.public-url", "https://ponte.example/");
        story = new Story(clock, settings, rooms -> {
            rooms.registerBean(Partners.class, installation::partners);
            rooms.scan("it.ponte.feedback");
        });
    }

    private static Map<String, Object> letterByLetter(String smtpUrl, boolean demo) {
        Map<String, Object> settings = new HashMap<>(LetterByLetter.SETTINGS);
        settings.put("ponte.smtp.url", smtpUrl);
        settings.put("ponte.demo", demo);
        return settings;
    }

    /** A hub with an empty record and a real mail server; of the services only the clinic has no mailbox. */
    static Desk fresh() {
        TestDatabase.clean();
        return new Desk(installation(), REAL_SERVER, false);
    }

    static Installation installation() {
        return Installation.fresh()
                .withDropBox(Story.SERVICE, "feedback: {mailbox: segreteria@servizi.example}")
                .withDropBox(Story.CLINIC, "technicalContact: tecnici@csm-valmora.example");
    }

    Outbox outbox() {
        return story.bean(Outbox.class);
    }

    Letters letters() {
        return story.bean(Letters.class);
    }

    LetterView latest() {
        return letters().latest(TestDatabase.follower("ada"), 1).get(0);
    }

    /** Something happens to a person, and its letters are composed. */
    void happens(Recorded person, OutcomeKind kind) {
        story.adaTells(person.code(), kind, "2019-08-23");
        story.stamp();
        outbox().composeWaiting();
    }

    /** The letters that leave now, as the route asks for them. */
    List<Work> due() {
        return outbox().due(50).stream().filter(outbox()::mayLeave).toList();
    }

    /** Lets the letters whose time has come leave; what each says, by the one address that it went to. */
    List<Sent> sendDue() {
        outbox().composeWaiting();
        List<Sent> sent = new ArrayList<>();
        for (Work work : due()) {
            MimeMessage letter = outbox().write(work);
            sent.add(new Sent(to(letter), read(letter)));
            outbox().sent(work);
        }
        return sent;
    }

    /** A letter that left. */
    record Sent(String to, String text) {}

    /** As if the pause after a claim or failure were over. */
    void laterOn() {
        TestDatabase.client().sql("update work set next_attempt_at = now()").update();
    }

    /** The one address that a letter goes to. */
    static String to(MimeMessage letter) {
        try {
            assertThat(letter.getAllRecipients()).hasSize(1);
            return letter.getAllRecipients()[0].toString();
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Everything that a reader could see of a message, or a machine on its way: its bytes, its headers and parts decoded. */
    static String read(MimeMessage message) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            MimeMessage arrived = new MimeMessage(
                    Session.getInstance(new Properties()), new ByteArrayInputStream(bytes.toByteArray()));
            StringBuilder text = new StringBuilder(bytes.toString(StandardCharsets.UTF_8));
            text.append("\nSubject: ").append(arrived.getSubject()).append('\n');
            parts(arrived, text);
            return text.toString();
        } catch (MessagingException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void parts(Part part, StringBuilder text) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                parts(several.getBodyPart(i), text);
            }
        } else {
            text.append(part.getContentType()).append('\n').append(part.getContent());
        }
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        story.beforeEach(test);
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        close();
    }

    void close() {
        story.close();
    }
}
