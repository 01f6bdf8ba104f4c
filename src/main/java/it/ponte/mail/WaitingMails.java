package it.ponte.mail;

import it.ponte.access.Personal;
import it.ponte.access.Vault;
import it.ponte.mail.Senders.Sender;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which mails wait in the mailbox for a decision about their sender; nothing of their content. */
@Repository
public class WaitingMails {
    private final JdbcClient db;
    private final Vault vault;
    private final Senders senders;

    WaitingMails(JdbcClient db, Vault vault, Senders senders) {
        this.db = db;
        this.vault = vault;
        this.senders = senders;
    }

    /** Notes that a mail of this address waits; the same mail counts once. */
    void waits(Personal address, String mail) {
        db.sql("insert into waiting_mail (sender, mail) values (?, ?) on conflict do nothing")
                .params(senders.note(address), index(mail))
                .update();
    }

    /** Notes that a mail waits no more. */
    void read(Personal address, String mail) {
        senders.find(address).ifPresent(sender -> db.sql("delete from waiting_mail where sender = ? and mail = ?")
                .params(sender.id(), index(mail))
                .update());
    }

    /** Whether mails wait whose sender was decided about since. */
    public boolean anyToRead() {
        return !senders.decidedWithMails().isEmpty();
    }

    /** Whether this mail is one of those. */
    boolean isToBeRead(String mail) {
        return db.sql("select exists (select 1 from waiting_mail where mail = ? and sender = any(?))")
                .params(index(mail), decided())
                .query(Boolean.class)
                .single();
    }

    /** Forgets mails that are nowhere to be found an hour after the decision: somebody deleted them. */
    public void forgetMissing() {
        db.sql(
                        """
                        delete from waiting_mail where sender in (
                            select id from mail_sender
                            where id = any(?) and greatest(confirmed_at, refused_at) < now() - interval '1 hour')
                        """)
                .param(decided())
                .update();
    }

    private Long[] decided() {
        return senders.decidedWithMails().stream().map(Sender::id).toArray(Long[]::new);
    }

    private byte[] index(String mail) {
        return vault.index("mail", mail);
    }
}
