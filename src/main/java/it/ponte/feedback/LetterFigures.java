package it.ponte.feedback;

import it.ponte.access.Allowed;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.beneficiary.ReferenceOperators;
import it.ponte.vocabulary.ItalianTime;
import it.ponte.work.Stamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How much is written, and whether it is read: letters per referral, and pages opened per letter. */
@Repository
public class LetterFigures {
    /** Which letter was about which referral; none of whose person the operator may not know. */
    private static final String TOLD =
            """
            with told as (
                select about.id, about.opened_at, about.referral
                from (select l.id, l.opened_at, t.referral from letter l join letter_told t on t.letter = l.id
                      where l.told_at >= :since
                      union
                      select l.id, l.opened_at, l.referral from letter l
                      where l.told_at >= :since and l.referral is not null) about
                join referral r on r.id = about.referral join beneficiary b on b.id = r.beneficiary
                where not b.is_protected or b.id = any(:known))
            """;

    private final JdbcClient db;
    private final ReferenceOperators references;
    private final Clock clock;

    LetterFigures(JdbcClient db, ReferenceOperators references, Clock clock) {
        this.db = db;
        this.references = references;
        this.clock = clock;
    }

    /**
     * Of the letters that left within a period.
     *
     * @param from first day of the period
     * @param letters how many they are, a digest counted once
     * @param opened how many of them were followed by a look at the page behind them, before the next one left
     * @param referrals how many referrals they were about
     * @param median how many letters the referral in the middle had, a digest counted for each of its cases
     * @param highest how many the one with the most had
     */
    public record Written(LocalDate from, long letters, long opened, long referrals, long median, long highest) {
        /** Pages opened per letter in whole percent, rounded down; 0 where none left. */
        public long openedPercent() {
            return letters == 0 ? 0 : opened * 100 / letters;
        }
    }

    private record Letters(long letters, long opened) {}

    private record PerReferral(long referrals, long median, long highest) {}

    /** Of the last twelve months, as far as this operator may know of the people whom they are about. */
    @Allowed(Role.OPERATOR)
    public Written lastYear(OperatorCaller who) {
        LocalDate from = ItalianTime.dayOf(clock.instant()).minusYears(1).plusDays(1);
        Instant since = ItalianTime.startOf(from);
        Letters letters = asked(
                        "select count(distinct id) as letters, count(distinct id) filter (where opened_at is not null) as opened"
                                + " from told",
                        since,
                        who)
                .query(Letters.class)
                .single();
        PerReferral each = asked(
                        """
                        select count(*) as referrals, coalesce(max(letters), 0) as highest,
                               coalesce(percentile_disc(0.5) within group (order by letters), 0) as median
                        from (select referral, count(*) as letters from told group by referral) per_referral
                        """,
                        since,
                        who)
                .query(PerReferral.class)
                .single();
        return new Written(from, letters.letters(), letters.opened(), each.referrals(), each.median(), each.highest());
    }

    private JdbcClient.StatementSpec asked(String sql, Instant since, OperatorCaller who) {
        return db.sql(TOLD + sql).param("since", Stamp.of(since)).param("known", references.peopleOf(who));
    }

    /** The page behind the link of a referral was opened: the latest letter about it that left was read. */
    public void opened(long referral) {
        db.sql(
                        """
                        update letter set opened_at = :now
                        where opened_at is null and id = (
                            select id from (
                                select l.id, l.told_at from letter_told t join letter l on l.id = t.letter
                                where t.referral = :referral and l.told_at is not null
                                union
                                select l.id, l.told_at from letter l
                                where l.referral = :referral and l.notice is not null and l.told_at is not null) about
                            order by told_at desc, id desc limit 1)
                        """)
                .param("now", Stamp.of(clock.instant()))
                .param("referral", referral)
                .update();
    }
}
