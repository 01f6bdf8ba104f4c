package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.matching.Decision;
import it.ponte.matching.DeclineReason;
import it.ponte.matching.KnownProposals;
import it.ponte.matching.Proposals;
import it.ponte.placement.Concerned;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Proposte: what waits for a decision, with its reasons. A score proposes, an operator decides (SAFETY P17). */
@Controller
public class ProposalPages {
    private static final int AT_MOST = 60;

    private final Proposals proposals;
    private final KnownProposals known;
    private final ProposalCards cards;
    private final Concerned concerned;
    private final Audit audit;

    ProposalPages(Proposals proposals, KnownProposals known, ProposalCards cards, Concerned concerned, Audit audit) {
        this.proposals = proposals;
        this.known = known;
        this.cards = cards;
        this.concerned = concerned;
        this.audit = audit;
    }

    /** What waits for a decision, vacancy by vacancy. */
    @GetMapping("/console/proposte")
    String list(@RequestParam(name = WhoseWords.PARAMETER, required = false) String whose, Principal who, Model model) {
        OperatorCaller operator = OperatorCaller.of(who);
        model.addAttribute("cards", cards.of(known.undecided(operator, WhoseWords.of(whose), AT_MOST), operator));
        model.addAttribute("whose", WhoseWords.of(whose));
        model.addAttribute("declineReasons", DeclineReason.values());
        return "proposals";
    }

    /** Accepts one. */
    @PostMapping("/console/proposte/{code}/accetta")
    @Transactional
    String accept(@PathVariable String code, Principal who, RedirectAttributes after) {
        return told(proposals.accept(code, OperatorCaller.of(who)), "proposal.accepted", code, who, after);
    }

    /** The service of a protected person agreed on the telephone: now she can be accepted (SAFETY P7). */
    @PostMapping("/console/proposte/{code}/centro")
    @Transactional
    String centreAgreed(@PathVariable String code, Principal who, RedirectAttributes after) {
        return told(proposals.centreAgreed(code, OperatorCaller.of(who)), "proposal.centre-agreed", code, who, after);
    }

    /** Declines one, with a reason. */
    @PostMapping("/console/proposte/{code}/rifiuta")
    @Transactional
    String decline(
            @PathVariable String code,
            @RequestParam("motivo") DeclineReason reason,
            Principal who,
            RedirectAttributes after) {
        return told(proposals.decline(code, reason, OperatorCaller.of(who)), "proposal.declined", code, who, after);
    }

    private String told(Decision decision, String done, String code, Principal who, RedirectAttributes after) {
        if (decision instanceof Decision.Refused refused) {
            if (refused.why() == Decision.Refusal.UNKNOWN) {
                throw new Gone();
            }
            after.addFlashAttribute("warning", "proposal.refused." + refused.why());
        } else {
            audit.changed(OperatorCaller.of(who), done, concerned.of(code));
            after.addFlashAttribute("done", done);
        }
        after.addFlashAttribute("about", code);
        return "redirect:/console/proposte";
    }
}
