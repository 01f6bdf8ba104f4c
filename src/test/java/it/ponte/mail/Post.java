package it.ponte.mail;

import it.ponte.TestDatabase;
import it.ponte.access.Personal;
import it.ponte.partner.Installation;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;

/** The room over a partner that may write from @comune-valmora.example, one of whose addresses was confirmed. */
final class Post {
    static final Instant RECEIVED = Instant.parse("2026-11-18T07:15:02Z");
    static final Personal CONFIRMED = Personal.of("uscite@comune-valmora.example");
    static final String PARTNER = "servizi-sociali";

    final Senders senders;
    final WaitingMails waiting;
    final DecidedSenders decided;
    final MailCounts counts = new MailCounts(TestDatabase.client());
    final UnkeptFiles unkept = new UnkeptFiles();
    final Mailbox mailbox;

    Post(Path home, long maxBytes) {
        this(home, maxBytes, "");
    }

    /** With the certificates of providers of certified mail that are believed. */
    Post(Path home, long maxBytes, String pecAuthorities) {
        Installation installation = Installation.in(home)
                .withMapping(PARTNER)
                .with(
                        PARTNER + ".yaml",
                        """
                        id: servizi-sociali
                        name: Servizi sociali
                        kind: SOCIAL_SERVICE
                        territory: Valmora
                        technicalContact: tecnici@comune-valmora.example
                        channels:
                          - {type: mail, mapping: servizi-sociali, from: ["@comune-valmora.example"]}
                        """);
        senders = new Senders(TestDatabase.client(), TestDatabase.vault(), installation.partners());
        waiting = new WaitingMails(TestDatabase.client(), TestDatabase.vault(), senders);
        decided = new DecidedSenders(senders, waiting);
        mailbox = new Mailbox(
                new Authentication("mx.ponte.example"),
                new CertifiedMail(pecAuthorities, "ponte@pec.ponte.example"),
                senders,
                waiting,
                counts,
                unkept,
                TestDatabase.transactions(),
                maxBytes,
                "Ponte-");
    }

    /** One address confirmed, one refused, one confirmed that no partner's file names. */
    void decide() {
        senders.confirm(senders.note(CONFIRMED), PARTNER, "operator:operatrice");
        senders.refuse(senders.note(Personal.of("rifiutata@comune-valmora.example")), "operator:operatrice");
        TestDatabase.client()
                .sql(
                        """
                        update mail_sender set partner = ?, confirmed_at = now(), confirmed_by = 'operator:operatrice'
                        where id = ?
                        """)
                .params(PARTNER, senders.note(Personal.of("uscite@vecchio.example")))
                .update();
    }

    /** A mail as a mail server hands it over. */
    static MimeMessage mail(byte[] bytes) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)) {
            @Override
            public Date getReceivedDate() {
                return Date.from(RECEIVED);
            }

            @Override
            public int getSize() {
                return bytes.length;
            }
        };
    }
}
