package it.ponte.rights;

import it.ponte.access.Allowed;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import it.ponte.vocabulary.ItalianTime;
import it.ponte.work.Stamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Whose time is over (SAFETY P14): nothing was heard of her for as many months as her services agreed; of several services
 * the longest counts.
 */
@Repository
public class Clocks {
    /** How many days her services have to answer before she is forgotten. */
    public static final int NOTICE_DAYS = 30;

    private static final String SILENT =
            """
            from last_heard h
            where h.changed_at < cast(:now as timestamptz) - make_interval(months => :shortest)
              and h.heard_at < (
                select cast(:now as timestamptz) - make_interval(months => coalesce(max(coalesce(agreed.months, :months)), :months))
                from referral r left join unnest(:partners, :agreed) as agreed (partner, months) on agreed.partner = r.partner
                where r.beneficiary = h.beneficiary)
            """;

    private final JdbcClient db;
    private final Clock clock;
    private final Partners partners;
    private final int months;

    public Clocks(JdbcClient db, Clock clock, Partners partners, @Value("${ponte.retention.months:24}") int months) {
        this.db = db;
        this.clock = clock;
        this.partners = partners;
        this.months = months;
    }

    /** A person whose time is over; ids and codes only. */
    record Silent(long beneficiary, String code) {}

    /**
     * Somebody whose services were told that she will be forgotten.
     *
     * @param code public code, B-…
     * @param senders ids of her services, with commas between
     * @param heardOn day on which something was last heard of her
     * @param endsOn from this day on she is forgotten
     */
    public record Noticed(String code, String senders, LocalDate heardOn, LocalDate endsOn) {}

    /** How many people of a service are known, how many are silent for too long, and how many of those were noticed. */
    public record Count(String partner, long known, long silent, long noticed) {}

    private JdbcClient.StatementSpec asked(String sql) {
        List<Partner> agreed = partners.all().stream()
                .filter(partner -> partner.retentionMonths() != null)
                .toList();
        return db.sql(sql)
                .param("now", now())
                .param("months", months)
                .param(
                        "shortest",
                        agreed.stream().mapToInt(Partner::retentionMonths).reduce(months, Math::min))
                .param("partners", agreed.stream().map(Partner::id).toArray(String[]::new))
                .param("agreed", agreed.stream().map(Partner::retentionMonths).toArray(Integer[]::new));
    }

    private OffsetDateTime now() {
        return Stamp.of(clock.instant());
    }

    /** The next people whose services must be told. */
    List<Silent> toNotice(int atMost) {
        return asked("select h.beneficiary, h.code " + SILENT
                        + "and h.ending_noticed_at is null order by h.beneficiary limit :atMost")
                .param("atMost", atMost)
                .query(Silent.class)
                .list();
    }

    /** The next people who were noticed long enough ago, and of whom nothing was heard since. */
    List<Silent> toForget(int atMost) {
        return asked("select h.beneficiary, h.code " + SILENT
                        + "and h.ending_noticed_at <= :noticed order by h.beneficiary limit :atMost")
                .param("noticed", Stamp.of(clock.instant().minus(NOTICE_DAYS, ChronoUnit.DAYS)))
                .param("atMost", atMost)
                .query(Silent.class)
                .list();
    }

    /** Notes that a person's services are told now. */
    void noticed(long beneficiary) {
        db.sql("update beneficiary set ending_noticed_at = ? where id = ?")
                .params(now(), beneficiary)
                .update();
    }

    /** Takes notices back of whom something was heard since; how many. */
    int heardAgain() {
        return asked("update beneficiary b set ending_noticed_at = null where b.ending_noticed_at is not null"
                        + " and b.forgotten_at is null and not exists (select " + SILENT + "and h.beneficiary = b.id)")
                .update();
    }

    /**
     * An operator knows that a person is still with us: her time begins anew today.
     *
     * @return false when there is no such record, or its person is protected
     */
    @Allowed({Role.SUPERVISOR, Role.DATA_PROTECTION_OFFICER})
    public boolean keep(String code, OperatorCaller who) {
        return db.sql(
                                """
                        update beneficiary set kept_on = ?, ending_noticed_at = null
                        where code = ? and merged_into is null and forgotten_at is null and not is_protected
                        """)
                        .params(ItalianTime.dayOf(clock.instant()), code)
                        .update()
                == 1;
    }

    /** Those whose services were told, whose end comes first at the top; nothing of protected people. */
    public List<Noticed> noticed(int atMost) {
        return db.sql(
                        """
                        select h.code, (select string_agg(distinct r.partner, ',') from referral r
                                        where r.beneficiary = h.beneficiary) as senders,
                               (h.heard_at at time zone 'Europe/Rome')::date as heard_on,
                               (h.ending_noticed_at at time zone 'Europe/Rome')::date + ? as ends_on
                        from last_heard h where h.ending_noticed_at is not null and not h.is_protected
                        order by h.ending_noticed_at, h.beneficiary limit ?
                        """)
                .params(NOTICE_DAYS, atMost)
                .query(Noticed.class)
                .list();
    }

    /** How many there are of them. */
    public long noticed() {
        return db.sql("select count(*) from last_heard where ending_noticed_at is not null and not is_protected")
                .query(Long.class)
                .single();
    }

    /** Until when a person is kept if nothing more is heard of her, by internal id. */
    LocalDate keptUntil(long beneficiary) {
        return asked(
                        """
                        select ((h.heard_at + make_interval(months => coalesce(max(coalesce(agreed.months, :months)), :months)))
                                at time zone 'Europe/Rome')::date + :notice
                        from last_heard h left join referral r on r.beneficiary = h.beneficiary
                        left join unnest(:partners, :agreed) as agreed (partner, months) on agreed.partner = r.partner
                        where h.beneficiary = :person
                        group by h.heard_at
                        """)
                .param("person", beneficiary)
                .param("notice", NOTICE_DAYS)
                .query(LocalDate.class)
                .single();
    }

    /** By service, what the next runs would do; a person of several services counts with each. */
    public List<Count> counts() {
        return asked(
                        """
                        with silent as (select h.beneficiary, h.ending_noticed_at %s)
                        select r.partner, count(distinct h.beneficiary) as known,
                               count(distinct s.beneficiary) as silent,
                               count(distinct s.beneficiary) filter (where s.ending_noticed_at is not null) as noticed
                        from last_heard h join referral r on r.beneficiary = h.beneficiary
                        left join silent s on s.beneficiary = h.beneficiary
                        where not h.is_protected
                        group by r.partner order by r.partner
                        """
                                .formatted(SILENT))
                .query(Count.class)
                .list();
    }
}
