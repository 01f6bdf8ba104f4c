package it.ponte.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Personal;
import it.ponte.beneficiary.Caseworker;
import it.ponte.beneficiary.Recorded;
import it.ponte.matching.Proposal;
import it.ponte.placement.Invented;
import it.ponte.placement.OutcomeKind;
import it.ponte.placement.OutcomeReason;
import it.ponte.placement.Story;
import it.ponte.work.Work;
import jakarta.mail.Message;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("P6")
class P06LetterSafetyTest {
    private static final String DAY = "2019-08-23";

    @RegisterExtension
    static final Desk desk = Desk.fresh();

    private static final Story story = desk.story;

    @ParameterizedTest
    @EnumSource
    void noLetterCarriesAName(OutcomeKind kind) throws Exception {
        Recorded person = story.referral(
                Story.SERVICE, Invented.CANARY + "/7", Invented.known(), Invented.caseworker(Story.SERVICE), false);

        MimeMessage letter = letterOf(kind, person);
        String text = Desk.read(letter);

        assertThatNothingTellsWhoSheIs(text);
        assertThat(text).contains("segnalazione " + person.code() + ".", "https://ponte.example/r/");
        assertThat(letter.getSubject()).isEqualTo("Ponte: c'è un aggiornamento");
        assertThat(letter.getAllRecipients())
                .containsExactly(new InternetAddress("referente@servizi-sociali-valmora.example"));
    }

    @ParameterizedTest
    @EnumSource
    void aProtectedPersonsLetterSaysOnlyThatThereIsAnUpdate(OutcomeKind kind) throws Exception {
        Recorded woman = story.referredUnderProtection();

        String text = Desk.read(letterOf(kind, woman));

        assertThatNothingTellsWhoSheIs(text);
        assertThat(text).contains("C'è un aggiornamento.", "segnalazione Q/", "https://ponte.example/r/");
        for (OutcomeKind any : OutcomeKind.values()) {
            String sentence = Files.readString(Path.of("config/letters/it/" + any + ".txt"));
            assertThat(text).doesNotContain(sentence.strip());
        }
    }

    @ParameterizedTest
    @EnumSource
    void noLetterSaysWhy(OutcomeReason reason) {
        OutcomeKind kind = Stream.of(OutcomeKind.values())
                .filter(reason::explains)
                .findFirst()
                .orElseThrow();
        story.adaTells(story.referred(Story.SERVICE).code(), kind, DAY, reason);
        story.stamp();
        desk.outbox().composeWaiting();

        String text = Desk.read(desk.outbox().write(onlyOne(desk.due())));

        for (Locale language : List.of(Locale.ITALIAN, Locale.ENGLISH)) {
            String why = MessageFormat.format(
                    ResourceBundle.getBundle("messages", language).getString("why." + reason), new Object[0]);
            assertThat(text).doesNotContain(reason.name(), why);
        }
    }

    private MimeMessage letterOf(OutcomeKind kind, Recorded person) {
        Proposal proposal = story.accepted(person, story.vacancy(1));
        if (kind != OutcomeKind.PROPOSED) {
            story.stamp();
            desk.outbox().composeWaiting();
            clearLetters();
            story.adaTells(proposal.code(), kind, DAY);
        }
        story.stamp();
        desk.outbox().composeWaiting();
        desk.letters().waitingForRelease(TestDatabase.follower("ada")).forEach(letter -> desk.letters()
                .release(letter.id(), TestDatabase.follower("ada")));
        return desk.outbox().write(onlyOne(desk.due()));
    }

    private void clearLetters() {
        desk.letters().waitingForRelease(TestDatabase.follower("ada")).forEach(letter -> desk.letters()
                .release(letter.id(), TestDatabase.follower("ada")));
        desk.due().forEach(desk.outbox()::sent);
    }

    private void assertThatNothingTellsWhoSheIs(String text) {
        assertThat(text)
                .doesNotContainIgnoringCase(Invented.CANARY)
                .doesNotContain(DAY, "23/08/2019", "agosto", "METALWORK", "01234567897")
                .doesNotContainPattern("\\b[BEMOPV]-[0-9A-Z]{4}-[0-9A-Z]{4}\\b")
                .doesNotContainIgnoringCase("bcc:", "\ncc:", "attachment", "<img", ".ics");
    }

    @Test
    void aLetterIsPlainTextAndTheSameAsASimplePageToOneReader() throws Exception {
        MimeMessage letter = ordinaryLetter("A/7");
        String text = Desk.read(letter);

        assertThat(text).contains("text/plain; charset=UTF-8", "text/html; charset=UTF-8", "<html lang=\"it\">");
        assertThat(letter.getContentType()).startsWith("multipart/alternative");
        assertThat(letter.getFrom()).containsExactly(new InternetAddress("ponte@rete.example"));
        assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(letter.getHeader("Content-Language")).containsExactly("it");
        assertThat(letter.getHeader("Message-ID")[0]).matches("<[0-9a-f-]{36}@rete\\.example>");
    }

    @Test
    void aLetterWrittenTwiceHasTheSameMessageId() throws Exception {
        desk.happens(story.referred(Story.SERVICE), OutcomeKind.HIRED);
        Work work = onlyOne(desk.due());

        String first = desk.outbox().write(work).getMessageID();
        desk.laterOn();
        String second = desk.outbox().write(onlyOne(desk.due())).getMessageID();

        assertThat(second).isEqualTo(first).isNotNull();
        desk.happens(story.referred(Story.SERVICE), OutcomeKind.HIRED);
        assertThat(desk.outbox().write(onlyOne(desk.due())).getMessageID()).isNotEqualTo(first);
    }

    @Test
    void aCaseNumberCannotAddAHeaderOrALine() throws Exception {
        MimeMessage letter = ordinaryLetter("A/7\r\nBcc: x@y.z\r\n\r\n1");

        assertThat(letter.getAllRecipients()).hasSize(1);
        assertThat(letter.getRecipients(Message.RecipientType.BCC)).isNull();
        assertThat(Desk.read(letter)).contains("segnalazione A/7 Bcc: x@y.z 1.");
    }

    @Test
    void anAddressThatIsMoreThanOneMailboxGetsNothing() {
        Set<String> reasons = new HashSet<>();
        for (String address : List.of(
                "a@servizi.example\r\nBcc: b@altrove.example",
                "a@servizi.example, b@altrove.example",
                "tutti: a@servizi.example, b@altrove.example;",
                "Ada <a@servizi.example>",
                "non un indirizzo")) {
            Recorded person = story.referral(
                    Story.CLINIC,
                    "A/" + address.hashCode(),
                    Invented.known(),
                    new Caseworker(null, Personal.of(address)),
                    false);
            desk.happens(person, OutcomeKind.INTERVIEWED);
            assertThat(desk.due()).isEmpty();
            reasons.add(desk.latest().undeliverable());
        }

        assertThat(reasons).containsExactly("BAD_ADDRESS");
    }

    private MimeMessage ordinaryLetter(String externalId) {
        Recorded person =
                story.referral(Story.SERVICE, externalId, Invented.known(), Invented.caseworker(Story.SERVICE), false);
        desk.happens(person, OutcomeKind.INTERVIEWED);
        return desk.outbox().write(onlyOne(desk.due()));
    }

    private static Work onlyOne(List<Work> due) {
        assertThat(due).hasSize(1);
        return due.get(0);
    }
}
