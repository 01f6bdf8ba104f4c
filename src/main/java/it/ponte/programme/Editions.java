package it.ponte.programme;

import it.ponte.access.Audit;
import it.ponte.access.Caller.HubCaller;
import it.ponte.beneficiary.OpenEditions;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import it.ponte.vocabulary.ItalianTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Which enrolment belongs to which edition: the one of its sender's programme that was open on its day. */
@Repository
public class Editions implements OpenEditions {
    private static final Logger log = LoggerFactory.getLogger(Editions.class);

    private static final HubCaller EDITIONS = new HubCaller("editions");

    /** An enrolment of a long list may be seen later than ones that have a higher id. */
    private static final long LATEST = 100_000;

    private final JdbcClient db;
    private final Programmes programmes;
    private final Partners partners;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final AtomicLong seen = new AtomicLong();

    public Editions(
            JdbcClient db,
            Programmes programmes,
            Partners partners,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.db = db;
        this.programmes = programmes;
        this.partners = partners;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Open(String programme, Edition edition) {}

    /** How many enrolments an edition was given. */
    private record Given(String edition, int enrolments) {}

    @Override
    public Optional<Names> of(String partner, Instant at) {
        LocalDate day = ItalianTime.dayOf(at);
        return partners.find(partner)
                .map(Partner::programme)
                .flatMap(programmes::find)
                .or(programmes::byDefault)
                .flatMap(programme -> programme.editions().stream()
                        .filter(edition -> edition.isOpenOn(day))
                        .findAny()
                        .map(edition -> new Names(programme.id(), edition.id())));
    }

    /**
     * Gives every enrolment that was begun without one its edition, such as those of the past: the first time all of them,
     * since files may say otherwise than before, then the latest ones. The sender is whoever spoke first of it; one whose
     * day no edition has stays without. What was given once stays, whatever files say later. The audit has a row for each
     * edition and says no number: beside the people whom somebody may see, it would tell of those whom she may not.
     *
     * @return how many got one
     */
    public int assign() {
        List<Open> open = programmes.all().stream()
                .flatMap(programme -> programme.editions().stream().map(edition -> new Open(programme.id(), edition)))
                .toList();
        if (open.isEmpty()) {
            return 0;
        }
        long last = db.sql("select coalesce(max(id), 0) from enrolment")
                .query(Long.class)
                .single();
        int given = Objects.requireNonNull(transaction.execute(tx -> assignAudited(open)));
        seen.set(last); // once that is committed: what fails is looked at again, whatever its id
        if (given > 0) {
            log.info("{} enrolments were given their edition", given);
        }
        return given;
    }

    private int assignAudited(List<Open> open) {
        List<Given> editions = assign(open, seen.get() - LATEST);
        audit.changed(
                EDITIONS, "edition.given", editions.stream().map(Given::edition).toList());
        return editions.stream().mapToInt(Given::enrolments).sum();
    }

    private List<Given> assign(List<Open> open, long after) {
        List<Partner> named = partners.all().stream()
                .filter(partner -> partner.programme() != null)
                .toList();
        return db.sql(
                        """
                        with given as (
                            update enrolment e set programme = run.programme, edition = run.edition
                            from enrolment mine
                            left join lateral (select r.partner from referral r
                                               where r.beneficiary = mine.beneficiary and r.enrolment = mine.id
                                               order by r.id limit 1) sender on true
                            left join unnest(:partners, :theirs) as agreed (partner, programme)
                              on agreed.partner = sender.partner
                            join unnest(:programmes, :editions, :froms::date[], :untils::date[])
                                 as run (programme, edition, from_day, until_day)
                              on run.programme = coalesce(agreed.programme, :usual)
                             and (mine.enrolled_at at time zone 'Europe/Rome')::date
                                 between run.from_day and coalesce(run.until_day, 'infinity')
                            where e.id = mine.id and e.edition is null and mine.edition is null and mine.id > :after
                            returning e.programme, e.edition)
                        select programme || ' ' || edition as edition, count(*) as enrolments
                        from given group by programme, edition order by programme, edition
                        """)
                .param("partners", named.stream().map(Partner::id).toArray(String[]::new))
                .param("theirs", named.stream().map(Partner::programme).toArray(String[]::new))
                .param("programmes", open.stream().map(Open::programme).toArray(String[]::new))
                .param("editions", open.stream().map(one -> one.edition().id()).toArray(String[]::new))
                .param(
                        "froms",
                        open.stream()
                                .map(one -> one.edition().from().toString())
                                .toArray(String[]::new))
                .param(
                        "untils",
                        open.stream()
                                .map(one -> one.edition().until() == null
                                        ? null
                                        : one.edition().until().toString())
                                .toArray(String[]::new))
                .param("after", after)
                .param("usual", programmes.byDefault().map(Programme::id).orElseThrow())
                .query((row, i) -> new Given(row.getString("edition"), row.getInt("enrolments")))
                .list();
    }
}
