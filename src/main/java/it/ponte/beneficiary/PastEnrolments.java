package it.ponte.beneficiary;

import it.ponte.vocabulary.ItalianTime;
import it.ponte.work.Stamp;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Enrolments from before the hub: their own days in place of the day on which they were loaded. */
@Repository
public class PastEnrolments {

    private final JdbcClient db;

    public PastEnrolments(JdbcClient db) {
        this.db = db;
    }

    private record Standing(long referral, long enrolment, long beneficiary, boolean isShared) {}

    /**
     * Gives a referral that was just recorded the enrolment it had before the hub. Call it inside the transaction that
     * records the referral. An enrolment that is over never ends the one that the person has today through somebody
     * else: it stands beside it.
     *
     * @param referralCode R-…, which must exist
     * @param isNew whether the referral was loaded for the first time: then it is marked as history
     * @param enrolledOn the day in Italy on which she enrolled
     * @param endedOn the day on which she left the programme, null while she is in it
     * @param told the message that tells it: one that is older than the referral changes nothing
     * @return whether anything changed
     */
    public boolean record(
            String referralCode, boolean isNew, LocalDate enrolledOn, LocalDate endedOn, ReferralDraft told) {
        if (isNew) {
            db.sql("update referral set history = true where code = ?")
                    .param(referralCode)
                    .update();
        }
        return db.sql(
                        """
                        select r.id, r.enrolment, r.beneficiary,
                               exists (select from referral other
                                       where other.enrolment = r.enrolment and other.id <> r.id) as shared
                        from referral r where r.code = ? and (r.as_of, r.told_at) <= (?, ?)
                        """)
                .params(
                        referralCode,
                        Stamp.of(told.order().moment()),
                        Stamp.of(told.order().told()))
                .query((row, i) ->
                        new Standing(row.getLong(1), row.getLong(2), row.getLong(3), row.getBoolean("shared")))
                .optional()
                .map(standing -> endedOn == null
                        ? began(standing, enrolledOn)
                        : standing.isShared()
                                ? beside(standing, enrolledOn, endedOn)
                                : over(standing, enrolledOn, endedOn))
                .orElse(false);
    }

    /**
     * Of several services that tell when she enrolled the earliest day counts. The edition that was open when it was loaded
     * is none of hers: the clock finds the one of that day.
     */
    private boolean began(Standing standing, LocalDate enrolledOn) {
        return db.sql(
                                """
                        update enrolment set enrolled_at = ?, programme = null, edition = null
                        where id = ? and enrolled_at > ?
                        """)
                        .params(startOf(enrolledOn), standing.enrolment(), startOf(enrolledOn))
                        .update()
                == 1;
    }

    private boolean over(Standing standing, LocalDate enrolledOn, LocalDate endedOn) {
        return db.sql(
                                """
                        update enrolment set enrolled_at = ?, ended_at = ?, programme = null, edition = null
                        where id = ? and (enrolled_at, ended_at) is distinct from (?, ?)
                        """)
                        .params(startOf(enrolledOn), startOf(endedOn), standing.enrolment())
                        .params(startOf(enrolledOn), startOf(endedOn))
                        .update()
                == 1;
    }

    private boolean beside(Standing standing, LocalDate enrolledOn, LocalDate endedOn) {
        return db.sql(
                                """
                        with past as (
                            insert into enrolment (beneficiary, enrolled_at, self, ended_at)
                            values (?, ?, false, ?) returning id)
                        update referral set enrolment = past.id from past where referral.id = ?
                        """)
                        .params(standing.beneficiary(), startOf(enrolledOn), startOf(endedOn), standing.referral())
                        .update()
                == 1;
    }

    private static OffsetDateTime startOf(LocalDate day) {
        return Stamp.of(ItalianTime.startOf(day));
    }
}
