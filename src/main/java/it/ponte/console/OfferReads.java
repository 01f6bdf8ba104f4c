package it.ponte.console;

import it.ponte.access.Caller.OperatorCaller;
import it.ponte.beneficiary.ReferenceOperators;
import it.ponte.vacancy.Vacancy;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The vacancies with how far their shortlists are, as operators read them: each counts the people of whom she may know.
 */
@Repository
public class OfferReads {
    private static final String OFFER =
            """
            select v.id, v.code, v.title, c.name as company, v.partner, v.province, v.contract_type, v.hours_per_week,
                   v.seats, v.hired, v.starts_on, v.closes_on,
                   v.opened_at at time zone 'Europe/Rome' as opened_at,
                   v.closed_at at time zone 'Europe/Rome' as closed_at,
                   (now() at time zone 'Europe/Rome')::date as today,
                   p.undecided
            from vacancy v join company c on c.id = v.company
            cross join lateral (
                select count(*) as undecided
                from proposal p join beneficiary b on b.id = p.beneficiary
                where p.vacancy = v.id and p.accepted_at is null and p.declined_at is null and p.withdrawn_at is null
                  and (not b.is_protected or b.id = any(:known))) p
            """;

    private final JdbcClient db;
    private final ReferenceOperators references;

    OfferReads(JdbcClient db, ReferenceOperators references) {
        this.db = db;
        this.references = references;
    }

    /** A vacancy in figures. */
    public record Offer(
            long id,
            String code,
            String title,
            String company,
            String partner,
            String province,
            String contractType,
            int hoursPerWeek,
            int seats,
            int hired,
            LocalDate startsOn,
            LocalDate closesOn,
            LocalDateTime openedAt,
            LocalDateTime closedAt,
            LocalDate today,
            long undecided) {
        /** Whether it still looks for people. */
        public boolean isOpen() {
            return Vacancy.looksForPeople(closedAt != null, closesOn, seats, hired, today);
        }
    }

    /** The latest vacancies, open ones first. */
    public List<Offer> latest(OperatorCaller who, int atMost) {
        return asked(OFFER + "order by v.closed_at is not null, v.id desc limit :most", who)
                .param("most", atMost)
                .query(Offer.class)
                .list();
    }

    /** The vacancy of this code. */
    public Optional<Offer> find(String code, OperatorCaller who) {
        return asked(OFFER + "where v.code = :code", who)
                .param("code", code)
                .query(Offer.class)
                .optional();
    }

    /**
     * The proposals by which a vacancy's seats were filled, by internal id. Its page counts the seats and shows none of these:
     * of whoever came under protection since no proposal leads there any more, and a card that is missing would tell of her
     * (SAFETY P4, P8).
     */
    Set<Long> hiredBy(long vacancy) {
        return db.sql(
                        """
                        select p.id from proposal p join path on path.proposal = p.id
                        where p.vacancy = ? and path.hired_on is not null
                        """)
                .param(vacancy)
                .query(Long.class)
                .set();
    }

    /** The vacancies of these internal ids. */
    Map<Long, Offer> of(Collection<Long> ids, OperatorCaller who) {
        return asked(OFFER + "where v.id = any(:ids)", who)
                .param("ids", ids.toArray(Long[]::new))
                .query(Offer.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Offer::id, Function.identity()));
    }

    private JdbcClient.StatementSpec asked(String sql, OperatorCaller who) {
        return db.sql(sql).param("known", references.peopleOf(who));
    }
}
