package it.ponte.beneficiary;

import it.ponte.access.Audit;
import it.ponte.access.Vault;
import it.ponte.work.Worklist;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Brings what is on record to the rules, and what they decided back into the tables. */
final class RecordingStore {
    /** Advisory locks of this room, next to those of others. */
    private static final int LOCK_SPACE = 2;

    private final JdbcClient db;
    private final Clock clock;
    private final OpenEditions editions;
    private final Identities identities;
    private final BeneficiaryRows people;
    private final ReferralReads known;
    private final ReferralRows referrals;
    private final Caseworkers caseworkers;
    private final Aside aside;
    private final Renewals renewals;

    RecordingStore(
            JdbcClient db,
            JdbcTemplate copies,
            Identities identities,
            Vault vault,
            Clock clock,
            List<EndsAtProtection> others,
            List<HearsOfBases> renewed,
            OpenEditions editions,
            Worklist worklist,
            Audit audit) {
        this.db = db;
        this.clock = clock;
        this.editions = editions;
        this.identities = identities;
        this.people = new BeneficiaryRows(db, copies, identities);
        this.known = new ReferralReads(db, identities);
        this.referrals = new ReferralRows(db, copies, identities);
        this.caseworkers = new Caseworkers(db, identities);
        this.aside = new Aside(db, vault, identities, people, others, worklist, audit);
        this.renewals = new Renewals(renewed);
    }

    /** Locks and reads all that these messages may concern. */
    Recording begin(List<Message> messages) {
        lock(messages);
        String[] partners =
                messages.stream().map(m -> m.draft().partner()).distinct().toArray(String[]::new);
        byte[][] numbers =
                Hex.bytes(messages.stream().map(Message::number).distinct().toList());
        List<String> taxCodes = messages.stream()
                .map(Message::taxCode)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Found found = find(partners, numbers, taxCodes);
        if (aside.separateDifferent(messages, found.referrals(), found.people().values(), clock.instant())) {
            found = find(partners, numbers, taxCodes);
        }
        Instant now = clock.instant();
        return new Recording(
                found.people().values(),
                found.referrals(),
                new Recording.Ids(
                        new IdSource(db, "beneficiary", messages.size()),
                        new Enrolment.Beginning(new IdSource(db, "enrolment", messages.size()), editions, now),
                        new IdSource(db, "referral", messages.size())),
                known::of,
                now);
    }

    /** What is on record of these messages, nobody else's to change until the transaction ends. */
    private record Found(Map<Long, Beneficiary> people, List<Referral> referrals) {}

    private Found find(String[] partners, byte[][] numbers, List<String> taxCodes) {
        while (true) {
            Map<Long, Long> owners = known.owners(partners, numbers);
            Map<Long, Beneficiary> locked = people.lock(Set.copyOf(owners.values()), taxCodes);
            // by id: of a list of a thousand few are known, and nobody adds one while we hold the locks of their
            // numbers
            List<Referral> hers = known.find(owners.keySet(), locked);
            // While we waited, protection or an operator may have moved one of these referrals to another record.
            if (hers.stream().noneMatch(referral -> referral.beneficiary() == null)) {
                return new Found(locked, hers);
            }
        }
    }

    /**
     * Whoever records the same number or tax code at the same time waits until we commit, then finds our rows. Of each
     * hash the last 32 bits count (the first ones name the key), so lists of different people hardly ever meet. The
     * locks are taken in one order, so that two lists never wait for each other.
     *
     * <p>A list of 1,000 messages holds up to 2,000 locks. The hub's own PostgreSQL has room for half a dozen such lists
     * at once; a database from outside needs {@code max_locks_per_transaction = 256} (with 60 connections or more).
     */
    private void lock(List<Message> messages) {
        Integer[] locks = messages.stream()
                .flatMap(message -> message.hashes())
                .map(hash -> Integer.parseUnsignedInt(hash.substring(hash.length() - 8), 16))
                .distinct()
                .sorted()
                .toArray(Integer[]::new);
        db.sql("select pg_advisory_xact_lock(?, hash) from unnest(?) as hash")
                .params(LOCK_SPACE, locks)
                .query(row -> {});
    }

    /** Writes what was decided. */
    void keep(Recording recording) {
        Instant now = clock.instant();
        List<Beneficiary> changed = recording.changedPeople();
        List<Beneficiary> begun = recording.newPeople();
        changed.forEach(this::seal);
        begun.forEach(this::seal);
        people.update(changed, now);
        people.insert(begun, now);
        people.begin(recording.begunEnrolments());
        // after they began: the record of a person who is new may be merged into another within the same list
        people.end(recording.endedEnrolments(), now);
        Map<Referral, Long> ids = caseworkers.record(recording.referralsWithNewCaseworker());
        renewals.lapse(referrals.lapsed(recording.changedReferrals(), now));
        renewals.tell(referrals.update(recording.changedReferrals(), ids, now));
        referrals.insert(recording.newReferrals(), ids, now);
        aside.keep(recording, now);
    }

    private void seal(Beneficiary person) {
        if (person.hasUnsealedIdentity()) {
            person.seal(identities.seal(person));
        }
    }
}
