package it.ponte.mail;

import it.ponte.access.Personal;
import it.ponte.access.Vault;
import it.ponte.partner.Channel;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import it.ponte.work.Stamp;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The addresses that write to us: who was confirmed, who was refused, and whose mails wait for an operator. */
@Repository
public class Senders {
    private static final String SENDER =
            """
            select id, address_index, address_sealed, first_seen_at, partner, confirmed_at, refused_at,
                   coalesce(confirmed_by, refused_by) as decided_by,
                   (select count(*) from waiting_mail where sender = mail_sender.id) as mails
            from mail_sender
            """;

    private static final String DECIDED = "(confirmed_at is not null or refused_at is not null)";

    private final JdbcClient db;
    private final Vault vault;
    private final Partners partners;

    Senders(JdbcClient db, Vault vault, Partners partners) {
        this.db = db;
        this.vault = vault;
        this.partners = partners;
    }

    /**
     * A sender as an operator sees it.
     *
     * @param partner for whom it was confirmed to write; null while it is not
     * @param decidedBy who confirmed or refused it; null while nobody did
     * @param mails how many of its mails wait
     */
    public record Sender(
            long id,
            Personal address,
            Instant firstSeenAt,
            String partner,
            Instant confirmedAt,
            Instant refusedAt,
            String decidedBy,
            int mails) {}

    /** The sender with this address, if it was ever noted. */
    Optional<Sender> find(Personal address) {
        return db.sql(SENDER + "where address_index = ?")
                .param(index(address))
                .query(this::read)
                .optional();
    }

    /** The partner for whom a confirmed sender writes, while the partner's file still names it; empty otherwise. */
    public Optional<Partner> partnerOf(Sender sender) {
        return allowing(sender).stream()
                .filter(partner -> partner.id().equals(sender.partner()))
                .findFirst();
    }

    /**
     * Whether an operator's decision about it can be carried out: it was refused, or confirmed and its partner's file names
     * it still. Mails of one that the file names no longer go on waiting.
     */
    boolean isDecided(Sender sender) {
        return sender.refusedAt() != null || partnerOf(sender).isPresent();
    }

    /** Those of whom mails wait that need not: {@link #isDecided}. */
    List<Sender> decidedWithMails() {
        return db
                .sql(SENDER + "where id in (select sender from waiting_mail) and " + DECIDED)
                .query(this::read)
                .list()
                .stream()
                .filter(this::isDecided)
                .toList();
    }

    /** The partners whose files name this address for their mails. */
    public List<Partner> allowing(Sender sender) {
        return partners.all().stream()
                .filter(partner -> partner.channel(Channel.Mail.class)
                        .filter(channel -> channel.allows(sender.address().reveal()))
                        .isPresent())
                .toList();
    }

    /** The id of the sender with this address, which is noted if it never was. */
    long note(Personal address) {
        byte[] index = index(address);
        db.sql(
                        """
                        insert into mail_sender (address_index, address_sealed) values (?, ?)
                        on conflict (address_index) do nothing
                        """)
                .params(index, vault.seal(address.reveal().getBytes(StandardCharsets.UTF_8), about(index)))
                .update();
        return db.sql("select id from mail_sender where address_index = ?")
                .param(index)
                .query(Long.class)
                .single();
    }

    /** Those nobody decided about, the one that waits longest first. */
    public List<Sender> undecided(int atMost) {
        return db.sql(SENDER + "where not " + DECIDED + " order by id limit ?")
                .param(atMost)
                .query(this::read)
                .list();
    }

    /** Those that were confirmed or refused, latest first. */
    public List<Sender> decided(int atMost) {
        return db.sql(SENDER + "where " + DECIDED + " order by greatest(confirmed_at, refused_at) desc limit ?")
                .param(atMost)
                .query(this::read)
                .list();
    }

    /**
     * An operator says that this address writes for this partner; its mails are read from now on.
     *
     * @return false when somebody decided before, or the partner's file does not name the address
     */
    public boolean confirm(long id, String partner, String by) {
        boolean allowed = db.sql(SENDER + "where id = ?").param(id).query(this::read).list().stream()
                .flatMap(sender -> allowing(sender).stream())
                .anyMatch(one -> one.id().equals(partner));
        return allowed
                && db.sql(
                                        "update mail_sender set partner = ?, confirmed_at = now(), confirmed_by = ? where id = ? and not "
                                                + DECIDED)
                                .params(partner, by, id)
                                .update()
                        == 1;
    }

    /** An operator says that mails of this address are not to be read; false when somebody decided before. */
    public boolean refuse(long id, String by) {
        return db.sql("update mail_sender set refused_at = now(), refused_by = ? where id = ? and not " + DECIDED)
                        .params(by, id)
                        .update()
                == 1;
    }

    /** Takes a decision back: the next mail of this address waits again; false when there is none of that id. */
    public boolean takeBack(long id) {
        return db.sql(
                                """
                        update mail_sender set partner = null, confirmed_at = null, confirmed_by = null,
                               refused_at = null, refused_by = null
                        where id = ?
                        """)
                        .param(id)
                        .update()
                == 1;
    }

    private byte[] index(Personal address) {
        return vault.index("mail_sender", address.reveal());
    }

    private static String about(byte[] index) {
        return "mail_sender:" + HexFormat.of().formatHex(index);
    }

    private Sender read(ResultSet row, int number) throws SQLException {
        byte[] address = vault.open(row.getBytes("address_sealed"), about(row.getBytes("address_index")));
        return new Sender(
                row.getLong("id"),
                Personal.of(new String(address, StandardCharsets.UTF_8)),
                row.getTimestamp("first_seen_at").toInstant(),
                row.getString("partner"),
                Stamp.in(row, "confirmed_at"),
                Stamp.in(row, "refused_at"),
                row.getString("decided_by"),
                row.getInt("mails"));
    }
}
