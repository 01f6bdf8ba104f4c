package it.ponte.beneficiary;

import it.ponte.access.Allowed;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.access.Vault;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a record that stands under a name into the protection of a person who came through an anti-violence centre, at her
 * or the centre's request (SAFETY P20): in one act, with its referrals and what became of her. Name and key end.
 */
@Repository
public class TakingIn {
    private final JdbcClient db;
    private final ProtectedPeople followed;
    private final BeneficiaryRows people;
    private final ReferralReads referrals;
    private final ReferralRows rows;
    private final EarlierVersions versions;
    private final RectifiedRows rectified;
    private final RectifiedBefore setRightBefore;
    private final ComparisonKeys keys;
    private final DuplicateRows duplicates;
    private final JoinedRows joined;
    private final List<EndsAtProtection> others;
    private final Worklist worklist;
    private final Clock clock;

    public TakingIn(
            JdbcClient db,
            JdbcTemplate copies,
            Vault vault,
            ProtectedRecords apart,
            ProtectedPeople followed,
            List<EndsAtProtection> others,
            Worklist worklist,
            Clock clock) {
        Identities identities = new Identities(db, vault, apart);
        this.db = db;
        this.followed = followed;
        this.people = new BeneficiaryRows(db, copies, identities);
        this.referrals = new ReferralReads(db, identities);
        this.rows = new ReferralRows(db, copies, identities);
        this.versions = new EarlierVersions(db, vault, apart);
        this.rectified = identities.rectified();
        this.setRightBefore = apart.corrections().before();
        this.keys = new ComparisonKeys(db);
        this.duplicates = new DuplicateRows(db);
        this.joined = new JoinedRows(db, vault);
        this.others = others;
        this.worklist = worklist;
        this.clock = clock;
    }

    /**
     * Takes the record of one code into the protection of the person of another.
     *
     * @return false when this operator neither follows that person nor stands in, or no ordinary record has this code
     */
    @Transactional
    @Allowed(Role.PROTECTED_OPERATOR)
    public boolean takeIn(String hers, String named, OperatorCaller who) {
        Optional<Long> person = followed.find(hers, who)
                .filter(her -> who.name().equals(her.operator()) || who.name().equals(her.deputy()))
                .map(ProtectedPeople.Followed::id);
        Optional<Long> record = db.sql(
                        """
                        select id from beneficiary
                        where code = ? and not is_protected and merged_into is null and data_key is not null
                        """)
                .param(named)
                .query(Long.class)
                .optional();
        if (person.isEmpty() || record.isEmpty()) {
            return false;
        }
        Map<Long, Beneficiary> both = people.lock(List.of(person.get(), record.get()), List.of());
        move(both.get(record.get()), both.get(person.get()), clock.instant());
        return true;
    }

    private void move(Beneficiary record, Beneficiary her, Instant now) {
        List<Referral> told = referrals.of(record);
        if (record.enrolment() != null && her.enrolment() == null) {
            her.enrol(record.enrolment());
        } else if (record.enrolment() != null) {
            people.end(List.of(record.enrolment()), now);
        }
        her.say(record.rectified().bring(record.said(), her.said()));
        her.keep(record.profile().guard());
        told.forEach(referral -> referral.moveTo(her));
        people.update(List.of(her), now);
        rows.update(told, Map.of(), now);
        List<Long> emptied = empty(record, her);
        joined.forget(emptied);
        versions.forget(emptied);
        setRightBefore.keep(her.id(), record.rectified());
        rectified.forget(emptied);
        keys.forget(emptied);
        duplicates.forget(emptied);
        duplicates.forgetLog(emptied);
        AssignedOperators.forget(db, emptied);
        others.forEach(room -> room.comeUnderProtection(List.of(her.id())));
        worklist.addTogether(Stage.MATCH_PERSON, Set.of(record.id(), her.id()));
    }

    /** The record, and what had been merged into it, says nothing any more; which they are. */
    private List<Long> empty(Beneficiary record, Beneficiary her) {
        db.sql("update enrolment set beneficiary = ? where id = ?")
                .params(her.id(), her.enrolment())
                .update();
        return db.sql(
                        """
                        update beneficiary
                        set is_protected = true, data_key = null, identity = null, tax_code_index = null,
                            profile = ?::jsonb, merged_into = ?
                        where id = ? or merged_into = ? returning id
                        """)
                .params(Documents.text(Profile.EMPTY), her.id(), record.id(), record.id())
                .query(Long.class)
                .list();
    }
}
