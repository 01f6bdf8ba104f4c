package it.ponte.console;

import it.ponte.access.Caller.OperatorCaller;
import it.ponte.beneficiary.Queues;
import it.ponte.beneficiary.Whose;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * People as operators see them in lists: codes, counts and stamps, never who they are. Protected people are not among
 * them; their code answers as one that does not exist (SAFETY P4).
 */
@Repository
public class PeopleReads {
    private static final String PERSON =
            """
            select b.code, b.recorded_at at time zone 'Europe/Rome' as recorded_at,
                   (select count(*) from referral r where r.beneficiary = b.id and r.withdrawn_at is null) as referrals,
                   (select string_agg(distinct r.partner, ',' order by r.partner)
                    from referral r where r.beneficiary = b.id) as senders,
                   (select bool_or(r.self_enrolled) from referral r where r.beneficiary = b.id) as self_enrolled,
                   (select count(*) from proposal p where p.beneficiary = b.id and p.withdrawn_at is null) as proposals,
                   last.kind as last_kind, last.on_date as last_on,
                   (select string_agg(q.operator, ', ' order by q.operator) from queue q where q.beneficiary = b.id)
                       as followed_by,
                   b.restricted_at at time zone 'Europe/Rome' as restricted_at
            from beneficiary b
            left join lateral (select kind, on_date from outcome o where o.beneficiary = b.id
                               order by on_date desc, id desc limit 1) last on true
            where b.merged_into is null and b.forgotten_at is null and (not b.is_protected or b.id = any(:followed))
            """;

    private static final String OF_PROGRAMME =
            """
            and (:programme::text is null or exists (
                select from enrolment e where e.beneficiary = b.id and e.programme = :programme))
            """;

    private static final Long[] NOBODY = {};

    private final JdbcClient db;
    private final Queues queues;

    PeopleReads(JdbcClient db, Queues queues) {
        this.db = db;
        this.queues = queues;
    }

    /** A person in figures; senders are partner ids with commas between, followedBy is null for nobody, restrictedAt while her record is used. */
    public record Person(
            String code,
            LocalDateTime recordedAt,
            long referrals,
            String senders,
            boolean selfEnrolled,
            long proposals,
            String lastKind,
            LocalDate lastOn,
            String followedBy,
            LocalDateTime restrictedAt) {
        /** The ids of the services that referred her. */
        public List<String> senderIds() {
            return senders == null ? List.of() : List.of(senders.split(","));
        }
    }

    /** One referral of a person, as operators may see it. */
    public record Referred(
            String code,
            String partner,
            boolean selfEnrolled,
            LocalDateTime receivedAt,
            String basisKind,
            LocalDate basisUntil,
            String basisScope,
            LocalDateTime withdrawnAt) {}

    /** A proposal of a person; at most one of the three last is not null. */
    public record Proposed(
            String code,
            String vacancy,
            String title,
            int points,
            LocalDateTime acceptedAt,
            LocalDateTime declinedAt,
            LocalDateTime withdrawnAt) {}

    /** Who stands behind a proposal, for its card. */
    public record Face(long id, String code, boolean isProtected) {}

    /** The latest people, newest first; whose, as this operator sees it, and of one programme or, where it is null, of all. */
    public List<Person> latest(OperatorCaller who, Whose whose, String programme, int atMost) {
        return db.sql(PERSON + "and " + Queues.are(whose, "b") + OF_PROGRAMME + "order by b.id desc limit :most")
                .params(queues.seenBy(who))
                .param("followed", NOBODY)
                .param("programme", programme, Types.VARCHAR)
                .param("most", atMost)
                .query(Person.class)
                .list();
    }

    /**
     * The person of this code.
     *
     * @param followed protected people who are asked about too, by internal id; any other answers as nobody
     */
    public Optional<Person> find(String code, Long... followed) {
        return db.sql(PERSON + "and b.code = :code")
                .param("followed", followed)
                .param("code", code)
                .query(Person.class)
                .optional();
    }

    /** Whether the person of this code, who was found, is protected. */
    boolean isProtected(String code) {
        return db.sql("select exists (select from beneficiary where code = ? and is_protected)")
                .param(code)
                .query(Boolean.class)
                .single();
    }

    /** The referrals of a person, oldest first; {@code followed} as for {@link #find}. */
    public List<Referred> referrals(String code, Long... followed) {
        return db.sql(
                        """
                        select r.code, r.partner, r.self_enrolled,
                               r.received_at at time zone 'Europe/Rome' as received_at, l.kind as basis_kind,
                               l.until as basis_until, l.scope as basis_scope,
                               r.withdrawn_at at time zone 'Europe/Rome' as withdrawn_at
                        from referral r join beneficiary b on b.id = r.beneficiary join legal_basis l on l.referral = r.id
                        where b.code = ? and (not b.is_protected or b.id = any(?)) order by r.id
                        """)
                .params(code, followed)
                .query(Referred.class)
                .list();
    }

    /** The proposals of a person, newest first. */
    public List<Proposed> proposals(String code) {
        return db.sql(
                        """
                        select p.code, v.code as vacancy, v.title, p.points,
                               p.accepted_at at time zone 'Europe/Rome' as accepted_at,
                               p.declined_at at time zone 'Europe/Rome' as declined_at,
                               p.withdrawn_at at time zone 'Europe/Rome' as withdrawn_at
                        from proposal p join vacancy v on v.id = p.vacancy join beneficiary b on b.id = p.beneficiary
                        where b.code = ? and not b.is_protected order by p.id desc
                        """)
                .param(code)
                .query(Proposed.class)
                .list();
    }

    /** Who stands behind these internal ids. */
    Map<Long, Face> faces(Collection<Long> ids) {
        return db
                .sql("select id, code, is_protected from beneficiary where id = any(?)")
                .param(ids.toArray(Long[]::new))
                .query(Face.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Face::id, Function.identity()));
    }
}
