package it.ponte.placement;

import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.PublicCode;
import it.ponte.access.Roles;
import it.ponte.beneficiary.Referrals;
import it.ponte.matching.Admission;
import it.ponte.matching.KnownProposals;
import it.ponte.matching.Proposal;
import it.ponte.matching.Proposals;
import it.ponte.vacancy.Vacancies;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Who may tell which outcome. An operator tells of every referral, and of every proposal that was accepted, save those
 * of protected people whom she does not follow. A partner
 * tells what concerns its own referral, and of accepted proposals the one for its own vacancy (the company) or of a
 * person it referred (the cooperative).
 * A company tells nothing of somebody whom an exclusion keeps from it since, unless she works there already (SAFETY P7), and
 * nothing of a protected person: her reference operator speaks with it (SAFETY P8).
 * What a caller may not tell answers exactly as a code that does not exist.
 */
@Component
class MayTell {
    private static final String PARTNER = "partner:";
    private static final String OPERATOR = "operator:";

    private final Referrals referrals;
    private final Proposals proposals;
    private final KnownProposals known;
    private final Vacancies vacancies;
    private final Admission admission;
    private final Paths paths;
    private final Roles roles;

    MayTell(
            Referrals referrals,
            Proposals proposals,
            KnownProposals known,
            Vacancies vacancies,
            Admission admission,
            Paths paths,
            Roles roles) {
        this.referrals = referrals;
        this.proposals = proposals;
        this.known = known;
        this.vacancies = vacancies;
        this.admission = admission;
        this.paths = paths;
        this.roles = roles;
    }

    /** What the draft's code stands for; empty when there is no such code for this teller. */
    Optional<About> about(OutcomeDraft draft) {
        String code = draft.about();
        if (draft.teller().startsWith(OPERATOR)) {
            String name = draft.teller().substring(OPERATOR.length());
            OperatorCaller who = new OperatorCaller(name, roles.counting(name));
            return PublicCode.PROPOSAL.matches(code)
                    ? accepted(known.byCode(code, who)).map(MayTell::ofProposal)
                    : referrals.beneficiaryOf(who, code).map(MayTell::ofPerson);
        }
        if (draft.teller().startsWith(PARTNER)) {
            String partner = draft.teller().substring(PARTNER.length());
            return PublicCode.PROPOSAL.matches(code)
                    ? accepted(proposals.byCode(code))
                            .filter(proposal -> concerns(partner, proposal))
                            .map(MayTell::ofProposal)
                    : referrals.beneficiaryOf(partner, code).map(MayTell::ofPerson);
        }
        return Optional.empty();
    }

    /**
     * Whether what was told before is answered when it is told again: to an operator as long as she may know of whom it is,
     * who may have come under protection since (SAFETY P4).
     */
    boolean mayRepeat(OutcomeDraft draft) {
        return !draft.teller().startsWith(OPERATOR) || about(draft).isPresent();
    }

    /** Of what nobody decided nothing can have become: an outcome would keep it for ever (SAFETY P11). */
    private static Optional<Proposal> accepted(Optional<Proposal> found) {
        return found.filter(proposal -> proposal.acceptedAt() != null);
    }

    private boolean concerns(String partner, Proposal proposal) {
        return offers(partner, proposal)
                        && !proposal.ofProtected()
                        && (paths.ledToWork(proposal) || !admission.isExcluded(proposal))
                || referrals.hasOpen(partner, proposal.beneficiary());
    }

    private boolean offers(String partner, Proposal proposal) {
        return vacancies.get(proposal.vacancy()).offer().partner().equals(partner);
    }

    private static About ofProposal(Proposal proposal) {
        return new About(proposal.beneficiary(), proposal.id());
    }

    private static About ofPerson(long beneficiary) {
        return new About(beneficiary, null);
    }
}
