package it.ponte.feedback;

import it.ponte.beneficiary.ReferralAddress;
import it.ponte.beneficiary.Referrals;
import it.ponte.vocabulary.ItalianTime;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The letters that say that the operators answered a note: one about all that was answered since the last one left. */
@Repository
public class NoteAnswers {
    private final JdbcClient db;
    private final Referrals referrals;
    private final NoticeTable letters;
    private final Worklist worklist;
    private final Clock clock;

    NoteAnswers(JdbcClient db, Referrals referrals, NoticeTable letters, Worklist worklist, Clock clock) {
        this.db = db;
        this.referrals = referrals;
        this.letters = letters;
        this.worklist = worklist;
        this.clock = clock;
    }

    /**
     * A note about a case, by its internal id, was answered; inside a transaction. A service that took its referral back
     * hears no more of it.
     */
    public void answered(long referral) {
        referrals.address(referral).filter(to -> to.withdrawnAt() == null).ifPresent(this::compose);
    }

    private void compose(ReferralAddress to) {
        LocalDate today = ItalianTime.dayOf(clock.instant());
        letters.compose(Notice.ANSWERED, today, left(to.referral(), today), to).ifPresent(letter -> {
            if (!to.isProtected()) {
                worklist.add(Stage.LETTER, letter);
            }
        });
    }

    /** How many of this day are over, so that they tell of nothing new. */
    private int left(long referral, LocalDate day) {
        return db.sql(
                        """
                        select count(*) from letter
                        where notice = 'ANSWERED' and referral = ? and notice_for = ?
                          and (told_at is not null or cancelled_at is not null or sending_at is not null)
                        """)
                .params(referral, day)
                .query(Integer.class)
                .single();
    }
}
