package it.ponte.beneficiary;

import it.ponte.access.Allowed;
import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.access.Vault;
import it.ponte.work.Stage;
import it.ponte.work.Stamp;
import it.ponte.work.Worklist;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Table {@code referral}: what services told of people, and what people told of themselves on the public form.
 *
 * <p>The service's own number makes two messages one referral; a valid tax code told by services, and nothing else, makes
 * two referrals one person (SAFETY P19; decisions 0006 and 0008). Of two services the newest message tells her profile,
 * and each fact of her identity is the newest one told. A withdrawn referral stays so: a new one needs a new number.
 */
@Repository
public class Referrals {
    private static final String VIEW =
            """
            select r.id, r.code, b.is_protected, r.as_of, r.received_at, r.updated_at, r.withdrawn_at
            from referral r join beneficiary b on b.id = r.beneficiary where r.partner = ? and\s""";

    private static final String HOME =
            """
            select coalesce(its.joined, r.beneficiary) from referral r
            left join joined_referral j on j.referral = r.id
            left join joined_record its on its.id = j.joined_record and its.survivor = r.beneficiary
            """;

    private final JdbcClient db;
    private final Vault vault;
    private final ReferenceOperators references;
    private final Clock clock;
    private final ReferralAddresses addresses;
    private final RecordingStore recordings;
    private final Worklist worklist;

    public Referrals(
            JdbcClient db,
            JdbcTemplate batches,
            Vault vault,
            ProtectedRecords apart,
            ReferenceOperators references,
            Clock clock,
            List<EndsAtProtection> others,
            List<HearsOfBases> renewed,
            OpenEditions editions,
            Worklist worklist,
            Audit audit) {
        this.db = db;
        this.vault = vault;
        this.references = references;
        this.clock = clock;
        Identities identities = new Identities(db, vault, apart);
        this.addresses = new ReferralAddresses(db, clock, identities);
        this.worklist = worklist;
        this.recordings =
                new RecordingStore(db, batches, identities, vault, clock, others, renewed, editions, worklist, audit);
    }

    /**
     * Records messages in the order of the list, some hundreds at a time; call it inside a transaction.
     *
     * @return what became of each, in the same order; refused are a Known identity for a person under protection
     *     (IDENTITY_NOT_ALLOWED) and another valid tax code than the person's own (TAX_CODE_CHANGED)
     */
    public List<Recorded> record(List<ReferralDraft> drafts) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        List<Message> messages =
                drafts.stream().map(draft -> Message.of(draft, vault)).toList();
        Recording recording = recordings.begin(messages);
        List<Recorded> verdicts = messages.stream().map(recording::record).toList();
        recordings.keep(recording);
        return verdicts;
    }

    /** A partner's own referral; what belongs to another is not found. */
    public Optional<ReferralView> find(String partner, String code) {
        return db.sql(VIEW + "r.code = ?")
                .params(partner, code)
                .query(Referrals::view)
                .optional();
    }

    /** A partner's own referral by the partner's own number for the case. */
    public Optional<ReferralView> byExternalId(String partner, String externalId) {
        return db.sql(VIEW + "r.external_id_index = ?")
                .params(partner, Message.externalIdIndex(vault, partner, externalId))
                .query(Referrals::view)
                .optional();
    }

    /** A partner's own referrals behind an id, oldest first. */
    public List<ReferralView> of(String partner, long after, int atMost) {
        return db.sql(VIEW + "r.id > ? order by r.id limit ?")
                .params(partner, after, atMost)
                .query(Referrals::view)
                .list();
    }

    /**
     * Takes a referral back, inside a transaction: who has no other open one is no candidate any more.
     *
     * @param by who does it, as a {@code _by} stamp
     * @return false when the partner has no open referral of this code
     */
    public boolean withdraw(String partner, String code, String by) {
        Optional<Long> person = db.sql(
                        """
                        update referral set withdrawn_at = ?, withdrawn_by = ?
                        where partner = ? and code = ? and withdrawn_at is null returning beneficiary
                        """)
                .params(Stamp.of(clock.instant()), by, partner, code)
                .query(Long.class)
                .optional();
        person.ifPresent(her -> worklist.add(Stage.MATCH_PERSON, her));
        return person.isPresent();
    }

    /**
     * Whom a partner's own referral is about: of joined records the one to which the referral goes back when they are
     * separated, so that what is told of it goes with it.
     */
    public Optional<Long> beneficiaryOf(String partner, String referralCode) {
        return home("where r.partner = ? and r.code = ?", partner, referralCode);
    }

    /** The same for an operator, as far as she may know of the person (SAFETY P4). */
    @Allowed(Role.OPERATOR)
    public Optional<Long> beneficiaryOf(OperatorCaller who, String referralCode) {
        return home(
                """
                join beneficiary b on b.id = r.beneficiary
                where r.code = ? and (not b.is_protected or b.id = any(?))
                """,
                referralCode,
                references.peopleOf(who));
    }

    private Optional<Long> home(String where, Object... keys) {
        return db.sql(HOME + where).params(List.of(keys)).query(Long.class).optional();
    }

    /** Whether a partner has a referral of this person that it did not take back. */
    public boolean hasOpen(String partner, long beneficiary) {
        return db.sql(
                        """
                        select exists (
                            select from beneficiary asked
                            join referral r on r.beneficiary = coalesce(asked.merged_into, asked.id)
                            where asked.id = ? and r.partner = ? and r.withdrawn_at is null)
                        """)
                .params(beneficiary, partner)
                .query(Boolean.class)
                .single();
    }

    /** Where letters about a person go, for each of her referrals; withdrawn ones too, for their closing answer. */
    public List<ReferralAddress> addressesOf(long beneficiary) {
        return addresses.of(beneficiary);
    }

    /** Where letters about one referral go, by its internal id; empty once its person was forgotten. */
    public Optional<ReferralAddress> address(long referral) {
        return addresses.one(referral);
    }

    /** Whether a person was forgotten: nobody is told anything of her any more. */
    public boolean isForgotten(long beneficiary) {
        return addresses.isForgotten(beneficiary);
    }

    private static ReferralView view(ResultSet row, int i) throws SQLException {
        return new ReferralView(
                row.getLong("id"),
                row.getString("code"),
                row.getBoolean("is_protected"),
                row.getTimestamp("as_of").toInstant(),
                row.getTimestamp("received_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                Stamp.in(row, "withdrawn_at"));
    }
}
