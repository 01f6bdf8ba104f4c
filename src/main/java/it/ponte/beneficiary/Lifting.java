package it.ponte.beneficiary;

import it.ponte.access.Allowed;
import it.ponte.access.Apart;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.DataKey;
import it.ponte.access.Role;
import it.ponte.access.Vault;
import it.ponte.work.Stage;
import it.ponte.work.Stamp;
import it.ponte.work.Worklist;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lifts the protection of a person whose service said so (SAFETY P11): in one act her record stands among all others, under
 * a new key, and the key that it had ends. Code, referrals and what she must be spared stay; a name she has only once
 * somebody tells it.
 */
@Repository
public class Lifting {
    /** Who said so, and how, says something: at least so many characters. */
    public static final int SHORTEST_WORD = 20;

    private final JdbcClient db;
    private final Apart apart;
    private final ProtectedPeople followed;
    private final Identities identities;
    private final BeneficiaryRows people;
    private final ReferralReads referrals;
    private final ReferralRows rows;
    private final Worklist worklist;
    private final Clock clock;

    public Lifting(
            JdbcClient db,
            JdbcTemplate copies,
            Apart apart,
            Vault vault,
            ProtectedRecords records,
            ProtectedPeople followed,
            Worklist worklist,
            Clock clock) {
        this.db = db;
        this.apart = apart;
        this.followed = followed;
        this.identities = new Identities(db, vault, records);
        this.people = new BeneficiaryRows(db, copies, identities);
        this.referrals = new ReferralReads(db, identities);
        this.rows = new ReferralRows(db, copies, identities);
        this.worklist = worklist;
        this.clock = clock;
    }

    /**
     * The service's word, to which the person herself agreed.
     *
     * @param said who at the service said so, and how, in 20 characters or more
     * @param on the day on which it was said
     */
    public record Word(String said, LocalDate on) {
        public Word {
            if (said.strip().length() < SHORTEST_WORD) {
                throw new IllegalArgumentException("who lifted the protection, and how, is too short");
            }
        }

        @Override
        public String toString() {
            return "Word[" + on + "]";
        }
    }

    /**
     * Lifts the protection of the person of this code. The data protection officer and the service are told by mail.
     *
     * @return false when this operator is not her reference operator, or the code is nobody's
     */
    @Transactional
    @Allowed(Role.PROTECTED_OPERATOR)
    public boolean lift(String code, Word word, OperatorCaller who) {
        Optional<Long> person = followed.find(code, who)
                .filter(her -> who.name().equals(her.operator()))
                .map(ProtectedPeople.Followed::id);
        person.ifPresent(id -> {
            Instant now = clock.instant();
            Beneficiary her = people.lock(List.of(id), List.of()).get(id);
            note(her, word, who, now);
            move(her, now);
        });
        return person.isPresent();
    }

    private void note(Beneficiary her, Word word, OperatorCaller who, Instant now) {
        worklist.addAll(Stage.NOTICE, apart.asLine(() -> db.sql(
                        """
                                with lifted as (
                                    insert into protection_lifted (beneficiary, partner, operator, said, said_on, lifted_at)
                                    values (:person, :partner, :who, :said, :on, :now) returning id)
                                insert into emergency_notice (lifted, addressee)
                                select lifted.id, addressee from lifted, unnest(array['OFFICER', 'CENTRE']) as addressee
                                returning id
                                """)
                .param("person", her.id())
                .param("partner", her.protector())
                .param("who", who.name())
                .param("said", word.said().strip())
                .param("on", word.on())
                .param("now", Stamp.of(now))
                .query(Long.class)
                .list()));
    }

    private void move(Beneficiary her, Instant now) {
        Beneficiary open = new Beneficiary(
                her.id(),
                her.code(),
                null,
                null,
                () -> new Who(Identity.Known.UNTOLD),
                null,
                her.profile(),
                her.asOf(),
                her.rectified(),
                her.enrolment());
        open.seal(identities.seal(open));
        List<Referral> told = referrals.of(her).stream()
                .map(referral -> inTheOpen(referral, her.sealed().key(), open))
                .toList();
        people.update(List.of(open), now);
        rows.update(told, Map.of(), now);
        db.sql("update beneficiary set is_protected = false where merged_into = ?")
                .param(her.id())
                .update();
        keepWhatWasSetRight(her.id());
        identities.apart().forget(List.of(her.id()));
        worklist.addTogether(Stage.MATCH_PERSON, List.of(her.id()));
        worklist.addTogether(Stage.COMPARE, List.of(her.id()));
    }

    /** Else her service's old file would undo it. */
    private void keepWhatWasSetRight(long person) {
        Corrections corrections = identities.apart().corrections();
        List<Long> her = List.of(person);
        apart.asLine(() -> corrections.before().of(her))
                .forEach((of, facts) -> identities.rectified().keep(of, facts));
        for (Corrections.Correction one : corrections.asLine(her)) {
            one.fields().forEach(field -> identities
                    .rectified()
                    .keep(person, field, Corrections.said(one.before()), Corrections.said(one.after()), one.at()));
        }
    }

    private Referral inTheOpen(Referral told, DataKey old, Beneficiary open) {
        byte[] document = told.document().sealed();
        return new Referral(
                told.id(),
                told.code(),
                told.partner(),
                told.number(),
                open,
                told.enrolment(),
                told.facts(),
                told.asOf(),
                told.content(),
                new KeptDocument(
                        document == null
                                ? null
                                : identities.sealAgain(
                                        told.code(),
                                        document,
                                        old,
                                        open.sealed().key()),
                        kept -> identities.caseDocument(
                                told.code(), open.sealed().key(), kept)));
    }
}
