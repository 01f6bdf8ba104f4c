package it.ponte.console;

import it.ponte.access.Caller.OperatorCaller;
import it.ponte.matching.Decision;
import it.ponte.matching.DeclineReason;
import it.ponte.matching.KnownProposals;
import it.ponte.matching.Proposals;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Proposte: what waits for a decision, with its reasons. A score proposes, an operator decides (SAFETY P17). */
@Controller
public class ProposalPages {
    private static final int AT_MOST = 60;

    private final Proposals proposals;
    private final KnownProposals known;
    private final ProposalCards cards;

    ProposalPages(Proposals proposals, KnownProposals known, ProposalCards cards) {
        this.proposals = proposals;
        this.known = known;
        this.cards = cards;
    }

    /** What waits for a decision, vacancy by vacancy. */
    @GetMapping("/console/proposte")
    String list(Principal who, Model model) {
        OperatorCaller operator = OperatorCaller.of(who);
        model.addAttribute("cards", cards.of(known.undecided(operator, AT_MOST), operator));
        model.addAttribute("declineReasons", DeclineReason.values());
        return "proposals";
    }

    /** Accepts one. */
    @PostMapping("/console/proposte/{code}/accetta")
    String accept(@PathVariable String code, Principal who, RedirectAttributes after) {
        return told(proposals.accept(code, OperatorCaller.of(who)), "proposal.accepted", code, after);
    }

    /** Declines one, with a reason. */
    @PostMapping("/console/proposte/{code}/rifiuta")
    String decline(
            @PathVariable String code,
            @RequestParam("motivo") DeclineReason reason,
            Principal who,
            RedirectAttributes after) {
        return told(proposals.decline(code, reason, OperatorCaller.of(who)), "proposal.declined", code, after);
    }

    private static String told(Decision decision, String done, String code, RedirectAttributes after) {
        if (decision instanceof Decision.Refused refused) {
            if (refused.why() == Decision.Refusal.UNKNOWN) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            after.addFlashAttribute("warning", "proposal.refused." + refused.why());
        } else {
            after.addFlashAttribute("done", done);
        }
        after.addFlashAttribute("about", code);
        return "redirect:/console/proposte";
    }
}
