package it.ponte.matching;

import com.fasterxml.jackson.databind.ObjectMapper;
import it.ponte.access.Allowed;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.beneficiary.Beneficiaries;
import it.ponte.matching.Assessment.Fits;
import it.ponte.matching.Decision.Decided;
import it.ponte.matching.Decision.Refusal;
import it.ponte.matching.Decision.Refused;
import it.ponte.vacancy.Vacancies;
import it.ponte.vacancy.Vacancy;
import it.ponte.work.Stage;
import it.ponte.work.Stamp;
import it.ponte.work.Worklist;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The proposals, and what operators decide on them. */
@Repository
public class Proposals {
    private final JdbcClient db;
    private final ProposalRows rows;
    private final Matcher matcher;
    private final Vacancies vacancies;
    private final Beneficiaries beneficiaries;
    private final KnownProposals known;
    private final Worklist worklist;
    private final Clock clock;

    public Proposals(
            JdbcClient db,
            ObjectMapper json,
            Matcher matcher,
            Vacancies vacancies,
            Beneficiaries beneficiaries,
            KnownProposals known,
            Worklist worklist,
            Clock clock) {
        this.db = db;
        this.rows = new ProposalRows(json);
        this.matcher = matcher;
        this.vacancies = vacancies;
        this.beneficiaries = beneficiaries;
        this.known = known;
        this.worklist = worklist;
        this.clock = clock;
    }

    /** The proposal of this code, M-…. */
    public Optional<Proposal> byCode(String code) {
        return db.sql("select * from proposal where code = ? and vacancy is not null")
                .param(code)
                .query(rows::read)
                .optional();
    }

    /** The proposal of this id; fails when there is none. */
    public Proposal get(long id) {
        return db.sql("select * from proposal where id = ?")
                .param(id)
                .query(rows::read)
                .single();
    }

    /** The shortlist of a vacancy, best first: what waits for a decision, what was accepted, what was declined. */
    public List<Proposal> forVacancy(long vacancy) {
        return db.sql(
                        """
                        select * from proposal where vacancy = ? and withdrawn_at is null
                        order by points desc, waiting_since, id
                        """)
                .param(vacancy)
                .query(rows::read)
                .list();
    }

    /**
     * Accepts a proposal: its path waits to begin, and the next person moves up on the shortlist. The hard rules are
     * checked again (SAFETY P7). Accepting again, by whomever, has the same answer and no effect.
     */
    @Allowed(Role.OPERATOR)
    @Transactional
    public Decision accept(String code, OperatorCaller by) {
        return deciding(code, by, proposal -> {
            if (proposal.acceptedAt() != null) {
                return new Decided(proposal);
            }
            Optional<Refusal> refusal = refusalToAccept(proposal);
            if (refusal.isPresent()) {
                return new Refused(refusal.get());
            }
            db.sql("update proposal set accepted_at = ?, accepted_by = ? where id = ?")
                    .params(Stamp.of(clock.instant()), by.stampedAs(), proposal.id())
                    .update();
            worklist.add(Stage.PATH, proposal.id());
            worklist.add(Stage.MATCH_VACANCY, proposal.vacancy());
            return new Decided(get(proposal.id()));
        });
    }

    /**
     * The reference operator of a protected person heard on the telephone that her service agrees to this company; once
     * is enough. There is nothing to hear about anybody else.
     */
    @Allowed(Role.OPERATOR)
    @Transactional
    public Decision centreAgreed(String code, OperatorCaller by) {
        return deciding(code, by, proposal -> {
            if (!proposal.ofProtected()) {
                return new Refused(Refusal.UNKNOWN);
            }
            db.sql(
                            """
                            update proposal set centre_agreed_at = ?, centre_agreed_by = ?
                            where id = ? and centre_agreed_at is null
                            """)
                    .params(Stamp.of(clock.instant()), by.stampedAs(), proposal.id())
                    .update();
            return new Decided(get(proposal.id()));
        });
    }

    /**
     * Declines a proposal: the pair never comes back by itself, and the next person moves up on the shortlist. Declining
     * again, by whomever and for whatever reason, has the same answer and no effect.
     */
    @Allowed(Role.OPERATOR)
    @Transactional
    public Decision decline(String code, DeclineReason reason, OperatorCaller by) {
        return deciding(code, by, proposal -> {
            if (proposal.declinedAt() != null) {
                return new Decided(proposal);
            }
            if (!proposal.isUndecided()) {
                return new Refused(proposal.acceptedAt() != null ? Refusal.ALREADY_ACCEPTED : Refusal.WITHDRAWN);
            }
            db.sql("update proposal set declined_at = ?, declined_by = ?, decline_reason = ? where id = ?")
                    .params(Stamp.of(clock.instant()), by.stampedAs(), reason.name(), proposal.id())
                    .update();
            worklist.add(Stage.MATCH_VACANCY, proposal.vacancy());
            return new Decided(get(proposal.id()));
        });
    }

    /**
     * Locks the vacancy before it looks again: matching and other operators write under the same lock. Meanwhile the
     * proposal may be gone, if its person came under protection.
     */
    private Decision deciding(String code, OperatorCaller by, Function<Proposal, Decision> decision) {
        Optional<Proposal> found = known.byCode(code, by);
        found.ifPresent(proposal -> vacancies.lock(proposal.vacancy()));
        return found.flatMap(proposal -> known.byCode(code, by)).map(decision).orElse(new Refused(Refusal.UNKNOWN));
    }

    private Optional<Refusal> refusalToAccept(Proposal proposal) {
        if (proposal.declinedAt() != null) {
            return Optional.of(Refusal.ALREADY_DECLINED);
        }
        if (proposal.withdrawnAt() != null) {
            return Optional.of(Refusal.WITHDRAWN);
        }
        if (proposal.waitsForCentre()) {
            return Optional.of(Refusal.CENTRE_NOT_ASKED);
        }
        Optional<Vacancy> open = vacancies.open(proposal.vacancy());
        if (open.isEmpty()) {
            return Optional.of(Refusal.VACANCY_CLOSED);
        }
        boolean fits = beneficiaries.candidates(List.of(proposal.beneficiary())).stream()
                .anyMatch(person -> matcher.assess(person, open.get()) instanceof Fits);
        if (!fits) {
            worklist.add(Stage.MATCH_VACANCY, proposal.vacancy());
            return Optional.of(Refusal.NO_LONGER_FITS);
        }
        return Optional.empty();
    }
}
