package it.ponte.feedback;

import it.ponte.access.Vault;
import it.ponte.beneficiary.ReferralAddress;
import it.ponte.partner.Answering;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Writes a letter: the service's own case number, one fixed sentence, a link. It is given nothing else of the person,
 * so there is nothing else it could tell (SAFETY P6).
 */
@Component
class LetterWriter {
    private final LetterTemplates templates;
    private final Partners partners;
    private final DueTimes dueTimes;
    private final Vault vault;
    private final Clock clock;
    private final InternetAddress from;
    private final InternetAddress replyTo;
    private final String publicUrl;

    LetterWriter(
            LetterTemplates templates,
            Partners partners,
            DueTimes dueTimes,
            Vault vault,
            Clock clock,
            @Value("${ponte.smtp.from}") String from,
            @Value("${ponte.smtp.reply-to:}") String replyTo,
            @Value("${ponte.public-url}") String publicUrl) {
        this.templates = templates;
        this.partners = partners;
        this.dueTimes = dueTimes;
        this.vault = vault;
        this.clock = clock;
        this.publicUrl = publicUrl;
        this.from = address("ponte.smtp.from", from);
        this.replyTo = replyTo.isBlank() ? null : address("ponte.smtp.reply-to", replyTo);
    }

    /** The address that a setting names, which may have a name before it. */
    static InternetAddress address(String setting, String text) {
        try {
            return new InternetAddress(text, true);
        } catch (MessagingException wrong) {
            throw new IllegalStateException("config/application.yml: " + setting + ": is no e-mail address", wrong);
        }
    }

    MimeMessage write(String messageId, Enum<?> sentence, ReferralAddress about, InternetAddress to) {
        LetterTexts texts = textsFor(about.partner());
        MimeMessage letter = message(
                messageId,
                about.isProtected()
                        ? texts.ofUpdate(about.selfEnrolled(), about.caseNumber(), link(about))
                        : texts.of(sentence, about.selfEnrolled(), about.caseNumber(), link(about)),
                to);
        boolean canBeTurnedOff = !about.selfEnrolled() && dueTimes.waitsForDigest(sentence, about);
        return canBeTurnedOff ? endedBy(about, letter) : letter;
    }

    /** About several cases of one service, at least one, in this order. */
    MimeMessage write(String messageId, List<Digests.Told> cases, InternetAddress to) {
        ReferralAddress first = cases.get(0).to();
        Wording wording = textsFor(first.partner())
                .ofDigest(cases.stream()
                        .map(one -> Digests.line(one, link(one.to())))
                        .toList());
        return endedBy(first, message(messageId, wording, to));
    }

    /** About none of the cases of a service. */
    MimeMessage write(String messageId, Notice notice, String partner, InternetAddress to) {
        return message(messageId, textsFor(partner).ofNoCase(notice), to);
    }

    /** Mail programs show where letters like this are turned off (RFC 2369); never by themselves (decision 0021). */
    private MimeMessage endedBy(ReferralAddress about, MimeMessage letter) {
        try {
            letter.setHeader("List-Unsubscribe", "<" + link(about) + "/basta>");
            return letter;
        } catch (MessagingException broken) {
            throw new IllegalStateException("a letter could not be put together", broken);
        }
    }

    private LetterTexts textsFor(String partner) {
        return templates.in(partners.find(partner)
                .map(Partner::answering)
                .map(Answering::language)
                .orElse(null));
    }

    private String link(ReferralAddress about) {
        return Link.of(vault, about.code()).under(publicUrl);
    }

    private MimeMessage message(String messageId, Wording wording, InternetAddress to) {
        try {
            return new LetterMessage(from, replyTo, to, messageId, wording, clock.instant());
        } catch (MessagingException broken) {
            throw new IllegalStateException("a letter could not be put together", broken);
        }
    }
}
