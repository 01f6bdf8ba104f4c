package it.ponte.console;

import it.ponte.programme.Edition;
import it.ponte.programme.Programme;
import it.ponte.vocabulary.ItalianTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Programmes in figures; protected people are in none of them (SAFETY P4, P10). */
@Repository
class ProgrammeReads {
    private final JdbcClient db;
    private final Clock clock;

    ProgrammeReads(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * An edition in figures, each by the programme's own rules.
     *
     * @param enrolments how many began in it
     * @param people how many different people these are
     * @param interviewsLate open enrolments without a first interview when it was due
     * @param newsLate open enrolments of which there was nothing to tell when it was due
     * @param placements contracts that count, begun since the enrolment
     */
    public record Figures(long enrolments, long people, long interviewsLate, long newsLate, long placements) {}

    /** An enrolment of a person; programme and edition are null while it belongs to none, until while it lasts. */
    public record Enrolled(String programme, String edition, LocalDate since, LocalDate until) {}

    /** The figures of one edition. */
    Figures of(Programme programme, Edition edition) {
        Programme.Rules rules = programme.rules();
        LocalDate today = ItalianTime.dayOf(clock.instant());
        return db.sql(
                        """
                        with mine as (
                            select e.id, e.beneficiary, e.ended_at, (e.enrolled_at at time zone 'Europe/Rome')::date as since,
                                   coalesce((e.ended_at at time zone 'Europe/Rome')::date, 'infinity') as until
                            from enrolment e join beneficiary b on b.id = e.beneficiary
                            where e.programme = :programme and e.edition = :edition and not b.is_protected)
                        select count(*) as enrolments, count(distinct beneficiary) as people,
                               count(*) filter (where ended_at is null and since < :interviewed and not exists (
                                   select from outcome o where o.beneficiary = mine.beneficiary
                                     and o.kind = 'INTERVIEWED' and o.on_date >= since)) as interviews_late,
                               count(*) filter (where ended_at is null and since < :told and not exists (
                                   select from outcome o where o.beneficiary = mine.beneficiary
                                     and o.on_date >= since)) as news_late,
                               coalesce(sum((select count(*) from placement p where p.beneficiary = mine.beneficiary
                                   and p.contract_type = any(:contracts) and p.started_on between since and mine.until
                                   and coalesce(p.ended_on, p.until, 'infinity') >= p.started_on + :days)), 0)
                                   as placements
                        from mine
                        """)
                .param("programme", programme.id())
                .param("edition", edition.id())
                .param("interviewed", today.minusDays(rules.firstInterviewDays()))
                .param("told", today.minusDays(rules.firstNewsDays()))
                .param("contracts", rules.contracts().stream().map(Enum::name).toArray(String[]::new))
                .param("days", rules.leastDays() - 1)
                .query(Figures.class)
                .single();
    }

    /** The enrolments of a person who is not protected, the latest first. */
    List<Enrolled> enrolments(String code) {
        return db.sql(
                        """
                        select e.programme, e.edition, (e.enrolled_at at time zone 'Europe/Rome')::date as since,
                               (e.ended_at at time zone 'Europe/Rome')::date as until
                        from enrolment e join beneficiary b on b.id = e.beneficiary
                        where b.code = ? and not b.is_protected order by e.enrolled_at desc, e.id desc
                        """)
                .param(code)
                .query(Enrolled.class)
                .list();
    }
}
