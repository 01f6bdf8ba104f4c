package it.ponte.rights;

import it.ponte.access.Allowed;
import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.beneficiary.Beneficiaries;
import it.ponte.beneficiary.Identity;
import it.ponte.vocabulary.FreeWords;
import it.ponte.vocabulary.ItalianTime;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lists of people that leave the hub (SAFETY P15): for a reason, encrypted, at most 500 with their names, or all by code
 * only for a funder; nobody who is protected or restricted, and with her name nobody without a legal basis that holds
 * (P13). However long a list is, the hub holds a thousand of its people
 * at a time; that these leave is noted and audited before they do.
 */
@Component
public class PeopleExport {
    /** The most people that a list with names holds. */
    public static final int MOST = 500;

    private static final int AT_ONCE = 1000;

    private static final int SHORTEST_REASON = 10;
    private static final Logger log = LoggerFactory.getLogger(PeopleExport.class);

    private final JdbcClient db;
    private final Beneficiaries people;
    private final ExportLog exports;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    PeopleExport(
            JdbcClient db,
            Beneficiaries people,
            ExportLog exports,
            Audit audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.db = db;
        this.people = people;
        this.exports = exports;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What is asked for.
     *
     * @param reason why, at least ten characters that tell nobody; kept in table {@code people_export}, never logged
     * @param partner only people whom this service referred; null for all
     * @param funder who gets a list by code only, no person; null for a list with names
     */
    public record Request(String reason, String partner, String funder) {
        public Request {
            if (reason.strip().length() < SHORTEST_REASON) {
                throw new IllegalArgumentException("a reason has at least 10 characters");
            }
            if (FreeWords.tellWho(reason) || funder != null && FreeWords.tellWho(funder)) {
                throw new IllegalArgumentException("a reason and a funder tell who nobody is");
            }
        }

        boolean isByCode() {
            return funder != null;
        }

        @Override
        public String toString() {
            return "Request[" + partner + ", byCode=" + isByCode() + "]";
        }
    }

    /** One of a list's people, without her name; enrolledOn is "" where she never enrolled. */
    record Row(long id, String code, String enrolledOn, String education, String province) {}

    /** Whether a list would hold more people with names than {@link #MOST}. */
    public boolean isTooLong(Request request) {
        return !request.isByCode() && rows(request, 0, MOST + 1).size() > MOST;
    }

    /**
     * Writes the list, encrypted with this password, as its people are read; what is written before it breaks off opens
     * nowhere. A list with names ends after {@link #MOST} people, also where more were recorded since it was asked for.
     *
     * @return how many people it holds
     * @throws IllegalArgumentException when it would hold more than {@link #MOST} people with names
     */
    @Allowed({Role.SUPERVISOR, Role.DATA_PROTECTION_OFFICER})
    public int write(Request request, ListPassword password, OperatorCaller by, OutputStream out) throws IOException {
        if (isTooLong(request)) {
            throw new IllegalArgumentException("a list with names holds 500 people at most");
        }
        long number = transaction.execute(tx -> noted(request, by));
        int written = 0;
        EncryptedList list = new EncryptedList(out, password, request.isByCode());
        List<Row> rows = leaving(request, 0, atOnce(request, written), number, by);
        while (!rows.isEmpty()) {
            list.write(rows, request.isByCode() ? Map.of() : names(rows));
            written += rows.size();
            rows = leaving(request, rows.get(rows.size() - 1).id(), atOnce(request, written), number, by);
        }
        list.end();
        log.info("{} exported {} people{}", by.stampedAs(), written, request.isByCode() ? " by code only" : "");
        return written;
    }

    private static int atOnce(Request request, int written) {
        return request.isByCode() ? AT_ONCE : MOST - written;
    }

    private long noted(Request request, OperatorCaller by) {
        long number = exports.note(request, by.stampedAs());
        audit.changed(by, "people.exported", String.valueOf(number));
        return number;
    }

    /** The next people, who leave with it: from here on that stands written, whether or not they arrive. */
    private List<Row> leaving(Request request, long after, int atOnce, long number, OperatorCaller by) {
        return transaction.execute(tx -> {
            List<Row> rows = rows(request, after, atOnce);
            exports.add(number, rows.size());
            audit.read(by, "beneficiary.exported", rows.stream().map(Row::code).toList());
            return rows;
        });
    }

    private List<Row> rows(Request request, long after, int atOnce) {
        return db.sql(
                        """
                        select b.id, b.code,
                               coalesce((select min(e.enrolled_at) at time zone 'Europe/Rome' from enrolment e
                                         where e.beneficiary = b.id)::date::text, '') as enrolled_on,
                               b.profile ->> 'education' as education, coalesce(b.profile ->> 'province', '') as province
                        from beneficiary b
                        where b.merged_into is null and not b.is_protected and b.restricted_at is null
                          and b.forgotten_at is null and b.id > :after
                          and (:partner::text is null
                               or exists (select from referral r where r.beneficiary = b.id and r.partner = :partner))
                          and (:byCode or exists (
                               select from referral r
                               where r.beneficiary = b.id and r.withdrawn_at is null and r.basis_ends >= :today))
                        order by b.id limit :atOnce
                        """)
                .param("partner", request.partner())
                .param("byCode", request.isByCode())
                .param("today", ItalianTime.dayOf(clock.instant()))
                .param("after", after)
                .param("atOnce", atOnce)
                .query(Row.class)
                .list();
    }

    private Map<Long, Identity.Known> names(List<Row> rows) {
        return people.named(rows.stream().map(Row::id).toList());
    }
}
