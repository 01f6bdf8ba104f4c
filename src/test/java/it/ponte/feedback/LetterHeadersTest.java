package it.ponte.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.access.Personal;
import it.ponte.beneficiary.Caseworker;
import it.ponte.beneficiary.Identity;
import it.ponte.placement.OutcomeKind;
import it.ponte.placement.Story;
import it.ponte.work.Work;
import jakarta.mail.Header;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What anybody writes into any field of a referral adds no header to a letter, and nobody who gets it. */
class LetterHeadersTest {
    @RegisterExtension
    static final Desk desk = Desk.fresh();

    private static final Story story = desk.story;

    @ParameterizedTest
    @ValueSource(
            strings = {"\r\nBcc: b@altrove.example\r\n\r\nx", "\nBcc: b@altrove.example", "\rBcc: b@altrove.example"})
    void noFieldOfAReferralAddsAHeaderOrARecipient(String injected) throws Exception {
        MimeMessage plain = letter("", "");
        MimeMessage letter = letter(injected, "");

        assertThat(headersOf(letter)).isEqualTo(headersOf(plain)).isNotEmpty();
        assertThat(letter.getAllRecipients()).hasSize(1).isEqualTo(plain.getAllRecipients());
        assertThat(letter(injected, injected)).as("to an address that is none").isNull();
    }

    /** The letter about somebody whose fields all end so; null when none is written. */
    private static MimeMessage letter(String injected, String intoTheAddress) {
        Identity.Known person = new Identity.Known(
                Personal.of("Ada" + injected),
                Personal.of("Corni" + injected),
                null,
                "F",
                LocalDate.of(1990, 1, 1),
                "IT",
                Personal.of("ada@posta.example" + injected),
                Personal.of("+39059000000" + injected));
        Personal address = Personal.of("lia@servizi.example" + intoTheAddress);
        Caseworker caseworker = new Caseworker(Personal.of("Lia" + injected), address);
        String number = "A/" + UUID.randomUUID() + injected;
        desk.happens(story.referral(Story.SERVICE, number, person, caseworker, false), OutcomeKind.INTERVIEWED);
        List<Work> due = desk.due();
        MimeMessage letter = due.isEmpty() ? null : desk.outbox().write(due.get(0));
        due.forEach(desk.outbox()::sent);
        return letter;
    }

    /** As they leave, which is more than as they were set. */
    private static List<String> headersOf(MimeMessage letter) throws Exception {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        letter.writeTo(sent);
        MimeMessage received = new MimeMessage(null, new ByteArrayInputStream(sent.toByteArray()));
        return Collections.list(received.getAllHeaders()).stream()
                .map(Header::getName)
                .toList();
    }
}
