package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.console.OfferReads.Offer;
import it.ponte.matching.DeclineReason;
import it.ponte.matching.Explanations;
import it.ponte.matching.KnownProposals;
import it.ponte.matching.LeftOutCounts;
import it.ponte.matching.Proposal;
import it.ponte.vacancy.Vacancies;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Offerte: the vacancies, their shortlists, and why people were left out. */
@Controller
public class OfferPages {
    private static final int AT_MOST = 100;
    private static final int EXAMPLES = 3;

    private final OfferReads offers;
    private final Vacancies vacancies;
    private final KnownProposals proposals;
    private final ProposalCards cards;
    private final Explanations explanations;
    private final Audit audit;

    OfferPages(
            OfferReads offers,
            Vacancies vacancies,
            KnownProposals proposals,
            ProposalCards cards,
            Explanations explanations,
            Audit audit) {
        this.offers = offers;
        this.vacancies = vacancies;
        this.proposals = proposals;
        this.cards = cards;
        this.explanations = explanations;
        this.audit = audit;
    }

    /** The latest vacancies. */
    @GetMapping("/console/offerte")
    String list(Principal who, Model model) {
        model.addAttribute("offers", offers.latest(OperatorCaller.of(who), AT_MOST));
        return "offers";
    }

    /** Its shortlist, without those who were hired. */
    private List<Proposal> listed(Offer offer, OperatorCaller who) {
        Set<Long> hired = offers.hiredBy(offer.id());
        return proposals.forVacancy(offer.id(), who).stream()
                .filter(proposal -> !hired.contains(proposal.id()))
                .toList();
    }

    /** One vacancy. */
    @GetMapping("/console/offerte/{code}")
    String one(@PathVariable String code, Principal signedIn, Model model) {
        OperatorCaller who = OperatorCaller.of(signedIn);
        Offer offer = offers.find(code, who).orElseThrow(Gone::new);
        model.addAttribute("offer", offer);
        model.addAttribute("cards", cards.of(listed(offer, who), who));
        LeftOutCounts leftOut = explanations.leftOut(vacancies.get(offer.id()), EXAMPLES, who);
        audit.read(who, "beneficiary.listed", leftOut.shown());
        model.addAttribute("leftOut", leftOut);
        model.addAttribute("declineReasons", DeclineReason.values());
        return "offer";
    }
}
