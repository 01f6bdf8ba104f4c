package it.ponte.feedback;

import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Our account of certified mail (PEC): its provider takes letters only from the account's own address. */
@Component
public class PecAccount {
    private final InternetAddress from;

    /**
     * Checks its settings.
     *
     * @throws IllegalStateException when one is missing that another, or a partner's file, asks for
     */
    PecAccount(
            Partners partners,
            @Value("${ponte.pec.url:}") String url,
            @Value("${ponte.pec.from:}") String from,
            @Value("${ponte.smtp.url:}") String smtpUrl) {
        if (!url.isBlank() && smtpUrl.isBlank()) {
            throw new IllegalStateException("PONTE_SMTP_URL: is missing beside PONTE_PEC_URL");
        }
        if (url.isBlank() && !smtpUrl.isBlank()) {
            partners.all().stream()
                    .filter(partner -> partner.delivery().pec() != null)
                    .findFirst()
                    .ifPresent(PecAccount::missing);
        }
        try {
            this.from = url.isBlank() ? null : new InternetAddress(from, true);
        } catch (AddressException unusable) {
            throw new IllegalStateException("PONTE_PEC_FROM: is no e-mail address");
        }
    }

    private static void missing(Partner partner) {
        throw new IllegalStateException(
                "PONTE_PEC_URL: is missing; config/partners/" + partner.id() + ".yaml names feedback.pec");
    }

    /** Makes a mail one of this account; where there is none, what would leave by it is only kept. */
    public void sends(MimeMessage letter) {
        if (from == null) {
            return;
        }
        try {
            letter.setFrom(from);
        } catch (MessagingException broken) {
            throw new IllegalStateException("a letter could not be put together", broken);
        }
    }
}
