package it.ponte.matching;

import com.fasterxml.jackson.databind.ObjectMapper;
import it.ponte.access.Allowed;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.beneficiary.Queues;
import it.ponte.beneficiary.ReferenceOperators;
import it.ponte.beneficiary.Whose;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The proposals as an operator may see them: those of a protected person whom she does not follow are found no more than
 * those that do not exist (SAFETY P4).
 */
@Repository
public class KnownProposals {
    private static final String UNDECIDED =
            """
            select * from proposal
            where accepted_at is null and declined_at is null and withdrawn_at is null
            """;

    /**
     * A protected person's proposals answer as no proposals to whoever may not know of her (SAFETY P4); one by which she was
     * hired, to everybody (SAFETY P8).
     */
    private static final String KNOWN =
            """

            and vacancy is not null
            and exists (select from beneficiary b
                        where b.id = proposal.beneficiary and (not b.is_protected or b.id = any(:known)))
            """;

    private final JdbcClient db;
    private final ProposalRows rows;
    private final ReferenceOperators references;
    private final Queues queues;

    public KnownProposals(JdbcClient db, ObjectMapper json, ReferenceOperators references, Queues queues) {
        this.db = db;
        this.rows = new ProposalRows(json);
        this.references = references;
        this.queues = queues;
    }

    /** The proposal of this code, M-…. */
    @Allowed(Role.OPERATOR)
    public Optional<Proposal> byCode(String code, OperatorCaller who) {
        return asked("select * from proposal where code = :code" + KNOWN, who)
                .param("code", code)
                .query(rows::read)
                .optional();
    }

    /** The shortlist of a vacancy, best first: what waits for a decision, what was accepted, what was declined. */
    @Allowed(Role.OPERATOR)
    public List<Proposal> forVacancy(long vacancy, OperatorCaller who) {
        String all = "select * from proposal where vacancy = :vacancy and withdrawn_at is null";
        return asked(all + KNOWN + "order by points desc, waiting_since, id", who)
                .param("vacancy", vacancy)
                .query(rows::read)
                .list();
    }

    /** What was proposed of one person and stands, newest first. */
    @Allowed(Role.OPERATOR)
    public List<Proposal> forPerson(long person, OperatorCaller who) {
        return asked(
                        "select * from proposal where beneficiary = :person and withdrawn_at is null" + KNOWN
                                + "order by id desc",
                        who)
                .param("person", person)
                .query(rows::read)
                .list();
    }

    /** What waits for this operator's decision about those asked for, vacancy by vacancy in the order they came, best first. */
    @Allowed(Role.OPERATOR)
    public List<Proposal> undecided(OperatorCaller who, Whose whose, int atMost) {
        String theirs = "and exists (select from beneficiary b where b.id = proposal.beneficiary and "
                + Queues.are(whose, "b") + ")";
        return asked(UNDECIDED + KNOWN + theirs + "order by vacancy, points desc, waiting_since, id limit :most", who)
                .params(queues.seenBy(who))
                .param("most", atMost)
                .query(rows::read)
                .list();
    }

    /** What waits for this operator's decision behind an id, oldest first: for reading page by page. */
    @Allowed(Role.OPERATOR)
    public List<Proposal> undecidedAfter(OperatorCaller who, long id, int atMost) {
        return asked(UNDECIDED + "and id > :id" + KNOWN + "order by id limit :most", who)
                .param("id", id)
                .param("most", atMost)
                .query(rows::read)
                .list();
    }

    private JdbcClient.StatementSpec asked(String sql, OperatorCaller who) {
        return db.sql(sql).param("known", references.peopleOf(who));
    }
}
