package it.ponte.beneficiary;

import it.ponte.access.DataKey;
import it.ponte.access.Vault;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Joins two records that an operator holds for one person, and separates them again as if they had never been one. Every
 * method belongs inside a transaction and locks the people first.
 */
final class Joins {
    private final JdbcClient db;
    private final Identities identities;
    private final BeneficiaryRows people;
    private final JoinedRows rows;
    private final ComparisonKeys keys;
    private final Worklist worklist;

    Joins(JdbcClient db, Vault vault, Identities identities, BeneficiaryRows people, Worklist worklist) {
        this.db = db;
        this.identities = identities;
        this.people = people;
        this.rows = new JoinedRows(db, vault);
        this.keys = new ComparisonKeys(db);
        this.worklist = worklist;
    }

    /** Joins two records; a value says why not. The one with a tax code stays, else the older one. */
    Optional<Refusal> join(Pair pair, String[] reasons, String by, Instant at) {
        Map<Long, Beneficiary> both = people.lock(List.of(pair.one(), pair.other()), List.of());
        if (standing(pair) < 2) {
            return Optional.of(Refusal.GONE);
        }
        Beneficiary one = both.get(pair.one());
        Beneficiary other = both.get(pair.other());
        if (haveTwoTaxCodes(one, other)) {
            return Optional.of(Refusal.TWO_TAX_CODES);
        }
        boolean oneStays = one.taxCode() != null || other.taxCode() == null;
        long survivor = oneStays ? one.id() : other.id();
        long joined = oneStays ? other.id() : one.id();
        // merged once at most: what had been joined into this one is joined into the survivor beside it
        List<JoinedRecord> before = rows.into(joined, 0);
        before.forEach(record -> part(record, at));
        put(survivor, joined, reasons, by, at);
        again(before, survivor, at);
        changed(pair.both().toList());
        return Optional.empty();
    }

    /** Separates a record from the one that it was joined into; false when nothing is left that could be separated. */
    boolean separate(long joined, Instant at) {
        rows.of(joined).ifPresent(seen -> people.lock(List.of(seen.survivor(), joined), List.of()));
        Optional<JoinedRecord> record = rows.of(joined);
        if (record.isEmpty() || rows.referrals(record.get()).isEmpty()) {
            return false;
        }
        long survivor = record.get().survivor();
        List<JoinedRecord> later = rows.into(survivor, record.get().id());
        later.forEach(after -> part(after, at));
        part(record.get(), at);
        again(later, survivor, at);
        changed(List.of(survivor, joined));
        return true;
    }

    /** Takes records apart that a message has shown to be different people; with whom each was joined. */
    List<Pair> separateAll(long survivor, Instant at) {
        List<JoinedRecord> all = rows.into(survivor, 0);
        all.forEach(record -> part(record, at));
        changed(all.stream().map(JoinedRecord::joined).toList());
        changed(List.of(survivor));
        return all.stream()
                .map(record -> Pair.of(record.survivor(), record.joined()))
                .toList();
    }

    private void again(List<JoinedRecord> latestFirst, long survivor, Instant at) {
        List<JoinedRecord> inOrder = new ArrayList<>(latestFirst);
        Collections.reverse(inOrder);
        inOrder.forEach(record -> put(survivor, record.joined(), record.reasons(), record.by(), record.at()));
    }

    private int standing(Pair pair) {
        return db.sql(
                        """
                        select count(*) from beneficiary
                        where id in (?, ?) and merged_into is null and not is_protected and data_key is not null
                        """)
                .params(pair.one(), pair.other())
                .query(Integer.class)
                .single();
    }

    private static boolean haveTwoTaxCodes(Beneficiary one, Beneficiary other) {
        return one.identity() instanceof Identity.Known some
                && other.identity() instanceof Identity.Known another
                && some.codiceFiscale() != null
                && another.codiceFiscale() != null
                && !some.codiceFiscale().equals(another.codiceFiscale());
    }

    private void put(long survivorId, long joinedId, String[] reasons, String by, Instant at) {
        Map<Long, Beneficiary> both = people.lock(List.of(survivorId, joinedId), List.of());
        Beneficiary survivor = both.get(survivorId);
        Beneficiary joined = both.get(joinedId);
        DataKey oldKey = joined.sealed().key();
        Long enrolment = joined.enrolment();
        rows.keep(survivor, joined, reasons, by, at);
        survivor.absorb(joined);
        write(List.of(survivor, joined), at);
        move(referralsOf(joinedId), oldKey, survivor);
        if (enrolment != null) {
            people.end(List.of(enrolment), at);
        }
        db.sql("update beneficiary set merged_into = ? where merged_into = ?")
                .params(survivorId, joinedId)
                .update();
    }

    private void part(JoinedRecord record, Instant at) {
        Map<Long, Beneficiary> both = people.lock(List.of(record.survivor(), record.joined()), List.of());
        Beneficiary now = both.get(record.survivor());
        DataKey key = now.sealed().key();
        Beneficiary survivor = record.survivorBefore().stand(now, key, now.enrolment(), identities);
        Beneficiary joined = record.joinedBefore()
                .stand(both.get(record.joined()), identities.key(record.dataKey()), record.enrolment(), identities);
        rightAgain(record, now, List.of(survivor, joined));
        Set<Long> goBack = rows.referrals(record);
        rows.toldSince(record, now)
                .forEach(told -> (goBack.contains(told.referral()) ? joined : survivor).hear(told.said()));
        survivor.keep(now.profile().guard());
        joined.keep(now.profile().guard());
        write(List.of(survivor, joined), at);
        db.sql("update enrolment set ended_at = null where id = ?")
                .param(record.enrolment())
                .update();
        goBack.retainAll(referralsOf(record.survivor()));
        move(goBack, key, joined);
        db.sql("update beneficiary set merged_into = ? where id = any(?) and merged_into = ?")
                .params(record.joined(), record.brought(), record.survivor())
                .update();
        rows.end(record);
    }

    /** What was set right while they were joined is not wrong again. */
    private void rightAgain(JoinedRecord record, Beneficiary now, List<Beneficiary> halves) {
        identities.rectified().share(record.survivor(), record.joined(), record.at());
        halves.forEach(half -> half.say(now.rectified().mend(half.said(), now.said())));
    }

    private void write(List<Beneficiary> changed, Instant at) {
        changed.stream().filter(Beneficiary::hasUnsealedIdentity).forEach(her -> her.seal(identities.seal(her)));
        people.update(changed, at);
        keys.forget(changed.stream().map(Beneficiary::id).toList());
    }

    private Set<Long> referralsOf(long person) {
        return new TreeSet<>(db.sql("select id from referral where beneficiary = ?")
                .param(person)
                .query(Long.class)
                .set());
    }

    /** Gives referrals to another person; what their services call them is sealed anew, with her key. */
    private void move(Set<Long> referrals, DataKey oldKey, Beneficiary owner) {
        for (long id : referrals) {
            db.sql("update referral set beneficiary = ?, enrolment = coalesce(?, enrolment) where id = ?")
                    .params(owner.id(), owner.enrolment(), id)
                    .update();
            db.sql("select code, case_document from referral where id = ? and case_document is not null")
                    .param(id)
                    .query(row -> {
                        byte[] again = identities.sealAgain(
                                row.getString("code"),
                                row.getBytes("case_document"),
                                oldKey,
                                owner.sealed().key());
                        db.sql("update referral set case_document = ? where id = ?")
                                .params(again, id)
                                .update();
                    });
        }
    }

    private void changed(List<Long> ids) {
        worklist.addTogether(Stage.MATCH_PERSON, ids);
        worklist.addTogether(Stage.COMPARE, ids);
    }
}
