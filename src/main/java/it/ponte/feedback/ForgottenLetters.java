package it.ponte.feedback;

import it.ponte.work.Stamp;
import java.time.Clock;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What becomes of the letters about people who are forgotten: none leaves any more, and no old one leads to them. */
@Repository
public class ForgottenLetters {
    private final JdbcClient db;
    private final Clock clock;

    public ForgottenLetters(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Forgets these people and referrals, inside a transaction. */
    public void forget(Collection<Long> people, Collection<Long> referrals) {
        db.sql(
                        """
                        update letter
                        set cancelled_at = case when told_at is null then coalesce(cancelled_at, ?) end,
                            link_sha256 = null, message_id = gen_random_uuid()::text,
                            undeliverable_at = null, undeliverable_reason = null, sent_to = null, failure_code = null
                        where referral = any(?) or outcome in (select id from outcome where beneficiary = any(?))
                        """)
                .params(Stamp.of(clock.instant()), referrals.toArray(Long[]::new), people.toArray(Long[]::new))
                .update();
        forgetNews(referrals);
    }

    /**
     * A digest that has not left goes without them; one that left bears another number. What a caseworker chose ends when
     * she is forgotten, as following nobody any more.
     */
    private void forgetNews(Collection<Long> referrals) {
        Long[] theirs = referrals.toArray(Long[]::new);
        db.sql(
                        """
                        update letter set message_id = gen_random_uuid()::text
                        where is_digest and told_at is not null
                          and id in (select letter from letter_told where referral = any(?))
                        """)
                .param(theirs)
                .update();
        db.sql(
                        """
                        delete from letter_told t where t.referral = any(?) and (t.letter is null or exists (
                            select from letter l where l.id = t.letter and l.told_at is null))
                        """)
                .param(theirs)
                .update();
        db.sql("update letter_told set link_sha256 = null where referral = any(?)")
                .param(theirs)
                .update();
        db.sql("delete from letter_rhythm h using caseworker c where c.id = h.caseworker and c.contact is null")
                .update();
    }
}
