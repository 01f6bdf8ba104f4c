package it.ponte.casework;

import it.ponte.access.Allowed;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Personal;
import it.ponte.access.Role;
import it.ponte.access.Vault;
import it.ponte.work.Stamp;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code case_note}: what readers of cases write to the operators, and what these answer; never of protected people. */
@Repository
public class CaseNotes {
    /** How many characters a note may have. */
    public static final int LONGEST = 2000;

    /** How many notes about a case may wait for an operator. */
    private static final int MOST_WAITING = 10;

    private static final String SELECT =
            """
            select n.*, r.code, r.partner, b.code as person
            from case_note n join referral r on r.id = n.referral join beneficiary b on b.id = r.beneficiary
            where not b.is_protected and\s""";

    private final JdbcClient db;
    private final Vault vault;
    private final Clock clock;

    CaseNotes(JdbcClient db, Vault vault, Clock clock) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
    }

    /** What a note says, without blanks around it; empty where it says nothing, or too much. */
    public static Optional<Personal> words(String written) {
        return Optional.ofNullable(Personal.orNull(written))
                .filter(words -> words.reveal().length() <= LONGEST);
    }

    /** A reader writes one about her case, inside a transaction; false where ten wait and nobody took note of them yet. */
    public boolean write(CaseReader reader, long referral, Personal words) {
        long waiting = db.sql("select count(*) from case_note where referral = ? and seen_at is null")
                .param(referral)
                .query(Long.class)
                .single();
        if (waiting >= MOST_WAITING) {
            return false;
        }
        insert(referral, reader.who(), words, null, null);
        return true;
    }

    /**
     * An operator answers one, and has taken note of those before it; inside a transaction: about which case,
     * by its internal id; empty where there is none.
     */
    @Allowed(Role.OPERATOR)
    public Optional<Long> answer(long note, OperatorCaller who, Personal words) {
        Optional<Long> referral = db.sql(
                        """
                        select r.id from case_note n join referral r on r.id = n.referral
                        join beneficiary b on b.id = r.beneficiary where n.id = ? and not b.is_protected
                        """)
                .param(note)
                .query(Long.class)
                .optional();
        referral.ifPresent(id -> {
            see(id, note, who.stampedAs());
            insert(id, who.stampedAs(), words, now(), who.stampedAs());
        });
        return referral;
    }

    /** An operator took note of one and of those before it; inside a transaction. */
    @Allowed(Role.OPERATOR)
    public void seen(long note, OperatorCaller who) {
        db.sql("select referral from case_note where id = ?")
                .param(note)
                .query(Long.class)
                .optional()
                .ifPresent(referral -> see(referral, note, who.stampedAs()));
    }

    /** Those that wait for an operator, oldest first. */
    @Allowed(Role.OPERATOR)
    public List<CaseNote> waiting(OperatorCaller who, int atMost) {
        return db.sql(SELECT + "n.seen_at is null order by n.id limit ?")
                .param(atMost)
                .query(this::note)
                .list();
    }

    /** How many wait for an operator. */
    public long countWaiting() {
        return db.sql(
                        """
                        select count(*) from case_note n join referral r on r.id = n.referral
                        join beneficiary b on b.id = r.beneficiary where not b.is_protected and n.seen_at is null
                        """)
                .query(Long.class)
                .single();
    }

    /** The one with this internal id. */
    public Optional<CaseNote> find(long id) {
        return db.sql(SELECT + "n.id = ?").param(id).query(this::note).optional();
    }

    /** Those about a case, oldest first. */
    public List<CaseNote> of(long referral) {
        return db.sql(SELECT + "n.referral = ? order by n.id")
                .param(referral)
                .query(this::note)
                .list();
    }

    /** Those about a person, oldest first. */
    @Allowed(Role.OPERATOR)
    public List<CaseNote> about(String person, OperatorCaller who) {
        return db.sql(SELECT + "b.code = ? order by n.id")
                .param(person)
                .query(this::note)
                .list();
    }

    /** The same of the person with this internal id, for herself. */
    public List<CaseNote> ofPerson(long beneficiary) {
        return db.sql(SELECT + "b.id = ? order by n.id")
                .param(beneficiary)
                .query(this::note)
                .list();
    }

    private void insert(long referral, String by, Personal words, OffsetDateTime seenAt, String seenBy) {
        db.sql(
                        """
                        insert into case_note (referral, written_by, written_at, words, seen_at, seen_by)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        referral,
                        by,
                        now(),
                        vault.seal(words.reveal().getBytes(StandardCharsets.UTF_8), about(referral)),
                        seenAt,
                        seenBy)
                .update();
    }

    /** Not what was written since her page was loaded: that she has not read. */
    private void see(long referral, long note, String by) {
        db.sql("update case_note set seen_at = ?, seen_by = ? where referral = ? and id <= ? and seen_at is null")
                .params(now(), by, referral, note)
                .update();
    }

    private CaseNote note(ResultSet row, int number) throws SQLException {
        byte[] plain = vault.open(row.getBytes("words"), about(row.getLong("referral")));
        return new CaseNote(
                row.getLong("id"),
                row.getString("code"),
                row.getString("partner"),
                row.getString("person"),
                row.getString("written_by"),
                Stamp.in(row, "written_at"),
                Personal.of(new String(plain, StandardCharsets.UTF_8)),
                Stamp.in(row, "seen_at"));
    }

    private static String about(long referral) {
        return "case-note:" + referral;
    }

    private OffsetDateTime now() {
        return Stamp.of(clock.instant());
    }
}
