package it.ponte.feedback;

import it.ponte.access.Allowed;
import it.ponte.access.Role;
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
    private final JdbcClient db;
    private final Clock clock;

    LetterFigures(JdbcClient db, Clock clock) {
        this.db = db;
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

    /** Of the last twelve months. */
    @Allowed(Role.OPERATOR)
    public Written lastYear() {
        LocalDate from = ItalianTime.dayOf(clock.instant()).minusYears(1).plusDays(1);
        Instant since = ItalianTime.startOf(from);
        Letters letters = db.sql(
                        "select count(*) as letters, count(opened_at) as opened from letter where told_at >= ?")
                .param(Stamp.of(since))
                .query(Letters.class)
                .single();
        PerReferral each = db.sql(
                        """
                        select count(*) as referrals, coalesce(max(letters), 0) as highest,
                               coalesce(percentile_disc(0.5) within group (order by letters), 0) as median
                        from (select about.referral, count(*) as letters
                              from (select l.id, t.referral from letter l join letter_told t on t.letter = l.id
                                    where l.told_at >= :since
                                    union
                                    select l.id, l.referral from letter l
                                    where l.told_at >= :since and l.referral is not null) about
                              group by about.referral) per_referral
                        """)
                .param("since", Stamp.of(since))
                .query(PerReferral.class)
                .single();
        return new Written(from, letters.letters(), letters.opened(), each.referrals(), each.median(), each.highest());
    }

    /** The page behind the link of a referral was opened: the latest letter about it that left was read. */
    public void opened(long referral) {
        db.sql(
                        """
                        update letter set opened_at = :now
                        where opened_at is null and id = (
                            select l.id from letter l
                            where l.told_at is not null
                              and (l.referral = :referral
                                   or l.id in (select letter from letter_told where referral = :referral))
                            order by l.told_at desc, l.id desc limit 1)
                        """)
                .param("now", Stamp.of(clock.instant()))
                .param("referral", referral)
                .update();
    }
}
