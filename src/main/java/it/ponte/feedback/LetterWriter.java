package it.ponte.feedback;

import it.ponte.access.Vault;
import it.ponte.beneficiary.ReferralAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Writes a letter: the service's own case number, one fixed sentence, a link. It is given nothing else of the person,
 * so there is nothing else it could tell (SAFETY P6).
 */
@Component
class LetterWriter {
    private final LetterTemplates templates;
    private final Vault vault;
    private final Clock clock;
    private final InternetAddress from;
    private final InternetAddress replyTo;
    private final String publicUrl;

    LetterWriter(
            LetterTemplates templates,
            Vault vault,
            Clock clock,
            @Value("${ponte.smtp.from}") String from,
            @Value("${ponte.smtp.reply-to:}") String replyTo,
            @Value("${ponte.public-url}") String publicUrl) {
        this.templates = templates;
        this.vault = vault;
        this.clock = clock;
        this.publicUrl = publicUrl;
        this.from = address("ponte.smtp.from", from);
        this.replyTo = replyTo.isBlank() ? null : address("ponte.smtp.reply-to", replyTo);
    }

    private static InternetAddress address(String setting, String text) {
        try {
            return new InternetAddress(text, true);
        } catch (MessagingException wrong) {
            throw new IllegalStateException("config/application.yml: " + setting + ": is no e-mail address", wrong);
        }
    }

    MimeMessage write(String messageId, Enum<?> sentence, ReferralAddress about, InternetAddress to) {
        String link = Link.of(vault, about.code()).under(publicUrl);
        Wording wording = about.isProtected()
                ? templates.ofUpdate(about.selfEnrolled(), about.caseNumber(), link)
                : templates.of(sentence, about.selfEnrolled(), about.caseNumber(), link);
        try {
            return new LetterMessage(from, replyTo, to, messageId, wording, clock.instant());
        } catch (MessagingException broken) {
            throw new IllegalStateException("a letter could not be put together", broken);
        }
    }
}
