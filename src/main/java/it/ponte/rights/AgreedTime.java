package it.ponte.rights;

import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import it.ponte.work.Stamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** For how many months services agreed to keep people of whom nothing is heard, put into a question. */
final class AgreedTime {
    /** People of whom nothing was heard for so long; never one whose record is only kept (GDPR art. 18). */
    static final String SILENT =
            """
            from last_heard h
            where h.changed_at < cast(:now as timestamptz) - make_interval(months => :shortest)
              and h.heard_at < (
                select cast(:now as timestamptz) - make_interval(months => coalesce(max(coalesce(agreed.months, :months)), :months))
                from referral r left join unnest(:partners, :agreed) as agreed (partner, months) on agreed.partner = r.partner
                where r.beneficiary = h.beneficiary)
            and h.restricted_at is null
            """;

    private final JdbcClient db;
    private final Clock clock;
    private final Partners partners;
    private final int months;

    /** What is agreed with these partners; of all others people are kept for so many months. */
    AgreedTime(JdbcClient db, Clock clock, Partners partners, int months) {
        this.db = db;
        this.clock = clock;
        this.partners = partners;
        this.months = months;
    }

    /** A question with what {@link #SILENT} needs: this moment, and what was agreed. */
    JdbcClient.StatementSpec asked(String sql) {
        List<Partner> agreed = partners.all().stream()
                .filter(partner -> partner.retentionMonths() != null)
                .toList();
        return db.sql(sql)
                .param("now", Stamp.of(clock.instant()))
                .param("months", months)
                .param(
                        "shortest",
                        agreed.stream().mapToInt(Partner::retentionMonths).reduce(months, Math::min))
                .param("partners", agreed.stream().map(Partner::id).toArray(String[]::new))
                .param("agreed", agreed.stream().map(Partner::retentionMonths).toArray(Integer[]::new));
    }
}
