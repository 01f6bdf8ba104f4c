package it.ponte.beneficiary;

import it.ponte.access.Vault;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Brings what is on record to the rules, and what they decided back into the tables. */
final class RecordingStore {
    /** Advisory locks of this room, next to those of others. */
    private static final int LOCK_SPACE = 2;

    private final JdbcClient db;
    private final Clock clock;
    private final Identities identities;
    private final BeneficiaryRows people;
    private final ReferralRows referrals;
    private final Caseworkers caseworkers;

    RecordingStore(JdbcClient db, JdbcTemplate copies, Vault vault, Clock clock) {
        this.db = db;
        this.clock = clock;
        this.identities = new Identities(db, vault);
        this.people = new BeneficiaryRows(db, copies, identities);
        this.referrals = new ReferralRows(db, copies, identities);
        this.caseworkers = new Caseworkers(db, identities);
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
        Map<Long, Beneficiary> locked;
        List<Referral> known;
        do {
            Map<Long, Beneficiary> held = people.lock(referrals.beneficiaries(partners, numbers), taxCodes);
            locked = held;
            known = referrals.find(partners, numbers, held::get);
            // While we waited, protection asked for in another referral may have moved one of these to another record.
        } while (known.stream().anyMatch(referral -> referral.beneficiary() == null));
        return new Recording(
                locked.values(),
                known,
                new Recording.Ids(
                        new IdSource(db, "beneficiary", messages.size()),
                        new IdSource(db, "enrolment", messages.size()),
                        new IdSource(db, "referral", messages.size())),
                referrals::of,
                clock.instant());
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
        referrals.update(recording.changedReferrals(), ids, now);
        referrals.insert(recording.newReferrals(), ids, now);
    }

    private void seal(Beneficiary person) {
        if (person.hasUnsealedIdentity()) {
            person.seal(identities.seal(person));
        }
    }
}
