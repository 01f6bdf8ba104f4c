package it.ponte.feedback;

import it.ponte.partner.Partner;
import it.ponte.partner.PartnerKind;
import it.ponte.partner.Partners;
import it.ponte.vocabulary.ItalianTime;
import it.ponte.vocabulary.WorkingDays;
import it.ponte.work.Stage;
import it.ponte.work.Stamp;
import it.ponte.work.Worklist;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The letters that tell services that referrals of theirs were set aside: receipts are fetched by machines, and whoever
 * referred somebody may never read one. Nothing about protected people makes such a letter (decision 0021).
 */
@Repository
public class SetAsideLetters {
    private static final Logger log = LoggerFactory.getLogger(SetAsideLetters.class);

    /**
     * Whether a service has something set aside since the letter before that of a {@code day}. What is settled at half
     * past seven is committed by eight, so each line belongs to one day's letter.
     */
    private static final String IS_SO =
            """
            exists (select from set_aside s
                    where s.partner = day.partner
                      and s.at < (day.on_day + time '07:30') at time zone 'Europe/Rome'
                      and s.at >= (coalesce((select max(before.notice_for) from letter before
                                             where before.notice = 'SET_ASIDE' and before.partner = day.partner
                                               and before.notice_for < day.on_day),
                                            day.on_day - 30) + time '07:30') at time zone 'Europe/Rome')
            """;

    private final JdbcClient db;
    private final Partners partners;
    private final Addressees addressees;
    private final Worklist worklist;
    private final Clock clock;

    SetAsideLetters(JdbcClient db, Partners partners, Addressees addressees, Worklist worklist, Clock clock) {
        this.db = db;
        this.partners = partners;
        this.addressees = addressees;
        this.worklist = worklist;
        this.clock = clock;
    }

    /**
     * On a working day from eight on: makes a letter to each service of which referrals were set aside since its last
     * one and still are; none while that one waits.
     *
     * @return how many
     */
    @Transactional
    public int compose() {
        LocalDate today = ItalianTime.dayOf(clock.instant());
        if (!WorkingDays.isWorking(today) || clock.instant().isBefore(Rhythm.inTheMorningOf(today))) {
            return 0;
        }
        List<Long> composed = db.sql(
                        """
                        insert into letter (notice, notice_for, partner, message_id, composed_at)
                        select 'SET_ASIDE', day.on_day, day.partner, gen_random_uuid()::text, :now
                        from (select partner, cast(:today as date) as on_day from unnest(:services) as partner) day
                        where not exists (select from letter waits
                                          where waits.notice = 'SET_ASIDE' and waits.partner = day.partner
                                            and waits.told_at is null and waits.cancelled_at is null)
                          and\s"""
                                + IS_SO
                                + """
                                on conflict (partner, notice_for) where notice = 'SET_ASIDE' do nothing
                                returning id
                                """)
                .param("now", Stamp.of(clock.instant()))
                .param("today", today)
                .param("services", services())
                .query(Long.class)
                .list();
        worklist.addAll(Stage.LETTER, composed);
        if (!composed.isEmpty()) {
            log.info("{} services are told that referrals were set aside", composed.size());
        }
        return composed.size();
    }

    /** Whether anything that a letter was made for is still set aside. */
    boolean isStillSo(long letter) {
        return db.sql("select " + IS_SO + "from (select partner, notice_for as on_day from letter where id = ?) day")
                .param(letter)
                .query(Boolean.class)
                .single();
    }

    private String[] services() {
        return partners.all().stream()
                .filter(partner -> refersOthers(partner.kind()))
                .map(Partner::id)
                .filter(partner -> addressees
                        .addressOf(Addressees.ofService(partner), false)
                        .isPresent())
                .toArray(String[]::new);
    }

    /** Of whoever refers protected people only, that anything came may be known to few. */
    private static boolean refersOthers(PartnerKind kind) {
        return kind.mayRefer() && kind != PartnerKind.PUBLIC_FORM && !kind.alwaysProtected();
    }
}
