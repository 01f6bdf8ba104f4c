package it.ponte.placement;

import it.ponte.access.Audit;
import it.ponte.access.Caller.HubCaller;
import it.ponte.matching.Proposal;
import it.ponte.matching.Proposals;
import it.ponte.vacancy.Vacancies;
import it.ponte.vacancy.Vacancy;
import it.ponte.work.Stage;
import it.ponte.work.Work;
import it.ponte.work.Worklist;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The stage that turns accepted proposals into paths, and stamps what was told on path and placement. */
@Component
public class Placing {
    private static final Logger log = LoggerFactory.getLogger(Placing.class);
    private static final HubCaller PLACEMENT = new HubCaller("placement");

    /** One person per transaction: each locks her paths. */
    private static final int AT_A_TIME = 1;

    private final Worklist worklist;
    private final Outcomes outcomes;
    private final OutcomeTable table;
    private final FeedTable feed;
    private final Paths paths;
    private final Placements placements;
    private final HiresVeiled veiled;
    private final Proposals proposals;
    private final Vacancies vacancies;
    private final Concerned concerned;
    private final Audit audit;

    Placing(
            Worklist worklist,
            Outcomes outcomes,
            OutcomeTable table,
            FeedTable feed,
            Paths paths,
            Placements placements,
            HiresVeiled veiled,
            Proposals proposals,
            Vacancies vacancies,
            Concerned concerned,
            Audit audit) {
        this.worklist = worklist;
        this.outcomes = outcomes;
        this.table = table;
        this.feed = feed;
        this.paths = paths;
        this.placements = placements;
        this.veiled = veiled;
        this.proposals = proposals;
        this.vacancies = vacancies;
        this.concerned = concerned;
        this.audit = audit;
    }

    /**
     * Stamps all that waits: accepted proposals, then outcomes. Whatever is stamped becomes FEEDBACK work.
     *
     * @return how many rows of work were done
     */
    public int stampWaiting() {
        int begun = worklist.drain(Stage.PATH, AT_A_TIME, this::begin);
        int stamped = worklist.drain(Stage.OUTCOME, AT_A_TIME, this::stamp);
        if (begun + stamped > 0) {
            log.info("{} paths were begun, {} outcomes were stamped", begun, stamped);
        }
        return begun + stamped;
    }

    private void begin(List<Work> accepted) {
        accepted.forEach(work -> begin(proposals.get(work.subject())));
    }

    private void begin(Proposal proposal) {
        paths.lockPerson(proposal.beneficiary());
        outcomes.proposed(proposal).ifPresent(this::stamp);
    }

    private void stamp(List<Work> told) {
        told.forEach(work -> stamp(outcomes.get(work.subject())));
    }

    private void stamp(Outcome told) {
        paths.lockPerson(told.beneficiary());
        Outcome outcome = outcomes.get(told.id());
        if (outcome.stampedAt() != null) {
            return;
        }
        Long path = pathOf(outcome);
        if (path != null) {
            paths.stamp(path, outcome.kind(), outcome.on());
        }
        if (outcome.kind() == OutcomeKind.HIRED) {
            hired(outcome, path);
        }
        if (outcome.mayNeedVeil() && outcomes.isProtected(outcome.beneficiary())) {
            veil(outcome, path);
        }
        table.stamped(outcome, path);
        audit.changed(
                PLACEMENT,
                "outcome.stamped",
                concerned.of(outcome.about(), outcomes.isProtected(outcome.beneficiary())));
        placements.settle(outcome.beneficiary());
        worklist.add(Stage.FEEDBACK, outcome.id());
        feed.enter(outcome);
    }

    private void veil(Outcome outcome, Long path) {
        if (outcome.kind() == OutcomeKind.ENDED) {
            veiled.ended(outcome, path);
        }
        veiled.comeUnderProtection(List.of(outcome.beneficiary()));
    }

    /** Told about a proposal: its path. Told about a referral: the person's latest open path; null when she has none. */
    private Long pathOf(Outcome outcome) {
        if (outcome.proposal() != null) {
            return paths.ofProposal(proposals.get(outcome.proposal()));
        }
        return outcome.closesOneReferral()
                ? null
                : paths.latestOpen(outcome.beneficiary(), outcome.on()).orElse(null);
    }

    private void hired(Outcome hire, Long path) {
        Vacancy vacancy = paths.vacancyOf(path).map(vacancies::get).orElse(null);
        boolean isProtected = outcomes.isProtected(hire.beneficiary());
        boolean fillsSeat = placements.hired(hire, path, vacancy, isProtected);
        // a seat that nobody on the list took would tell of her: the company closes its vacancy itself
        if (fillsSeat && vacancy != null && !isProtected) {
            vacancies.countHire(vacancy.id());
            // a vacancy whose last seat is filled withdraws its other proposals
            worklist.add(Stage.MATCH_VACANCY, vacancy.id());
        }
    }
}
