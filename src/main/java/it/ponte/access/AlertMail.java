package it.ponte.access;

import it.ponte.access.AuditAlerts.Alert;
import it.ponte.access.AuditAlerts.Kind;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Tells the address in {@code ponte.audit.alerts} that the audit raised an alert: no name, no account, only where to look.
 * What was done to an account the data protection officer is told too ({@code ponte.protection.officer}).
 */
@Component
public class AlertMail {
    private static final int AT_MOST = 20;
    private static final Set<Kind> OF_ACCOUNTS = EnumSet.of(Kind.ROLE_GIVEN, Kind.ACCOUNT_OPENED);

    private final AuditAlerts alerts;
    private final Clock clock;
    private final String from;
    private final String to;
    private final String officer;
    private final String publicUrl;

    AlertMail(
            AuditAlerts alerts,
            Clock clock,
            @Value("${ponte.smtp.from:ponte@ponte.example}") String from,
            @Value("${ponte.audit.alerts:}") String to,
            @Value("${ponte.protection.officer:}") String officer,
            @Value("${ponte.public-url}") String publicUrl) {
        this.alerts = alerts;
        this.clock = clock;
        this.from = from;
        this.to = to.strip();
        this.officer = officer.strip();
        this.publicUrl = publicUrl;
    }

    /** The alerts to be told; none of a kind for which no address is set. */
    public List<Alert> due() {
        Set<Kind> told = EnumSet.allOf(Kind.class);
        told.removeIf(kind -> addressees(kind).isEmpty());
        return alerts.unmailed(told, AT_MOST);
    }

    private List<String> addressees(Kind kind) {
        return Stream.of(to, OF_ACCOUNTS.contains(kind) ? officer : "")
                .filter(address -> !address.isEmpty())
                .distinct()
                .toList();
    }

    /** The mail about one; written twice it has the same Message-ID. */
    public MimeMessage write(Alert alert) throws MessagingException {
        InternetAddress sender = new InternetAddress(from, true);
        String messageId = "<alert." + alert.id() + "@" + sender.getAddress().replaceAll(".*@", "") + ">";
        MimeMessage mail = new MimeMessage(Session.getInstance(new Properties())) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", messageId);
            }
        };
        mail.setFrom(sender);
        for (String address : addressees(alert.kind())) {
            mail.addRecipient(Message.RecipientType.TO, new InternetAddress(address, true));
        }
        mail.setSentDate(Date.from(clock.instant()));
        mail.setSubject("Ponte: avviso dal registro degli accessi", StandardCharsets.UTF_8.name());
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setContentLanguage(new String[] {"it"});
        mail.setText(
                """
                Il registro degli accessi ha rilevato qualcosa da verificare (%s).
                Di che cosa si tratta è nell'area operatori:

                %s/console/audit
                """
                        .formatted(alert.kind(), publicUrl),
                StandardCharsets.UTF_8.name());
        mail.saveChanges();
        return mail;
    }

    /** The mail server took it. */
    public void sent(Alert alert) {
        alerts.mailed(alert.id());
    }
}
