package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.placement.Concerned;
import it.ponte.placement.OutcomeDraft;
import it.ponte.placement.OutcomeKind;
import it.ponte.placement.OutcomeReason;
import it.ponte.placement.Outcomes;
import it.ponte.placement.RecordedOutcome;
import it.ponte.vocabulary.ContractType;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Esiti: an operator records what became of a person's path. */
@Controller
public class OutcomePages {
    private final Outcomes outcomes;
    private final Clock clock;
    private final Concerned concerned;
    private final Audit audit;

    OutcomePages(Outcomes outcomes, Clock clock, Concerned concerned, Audit audit) {
        this.outcomes = outcomes;
        this.clock = clock;
        this.concerned = concerned;
        this.audit = audit;
    }

    /** The form, about a referral (R-…) or a proposal (M-…). */
    @GetMapping("/console/esiti/nuovo")
    String form(@RequestParam(name = "su", defaultValue = "") String about, Model model) {
        model.addAttribute("about", about);
        model.addAttribute("today", LocalDate.now(clock));
        // PROPOSED is told by the hub itself, when a proposal is accepted.
        model.addAttribute("kinds", EnumSet.complementOf(EnumSet.of(OutcomeKind.PROPOSED)));
        model.addAttribute("contracts", ContractType.values());
        model.addAttribute("reasons", reasonsByKind());
        return "outcome";
    }

    /** Only kinds that may have one: the form shows each reason below what it explains. */
    private static Map<OutcomeKind, List<OutcomeReason>> reasonsByKind() {
        Map<OutcomeKind, List<OutcomeReason>> byKind = new EnumMap<>(OutcomeKind.class);
        for (OutcomeKind kind : OutcomeKind.values()) {
            byKind.put(kind, OutcomeReason.of(kind));
        }
        byKind.values().removeIf(List::isEmpty);
        return byKind;
    }

    /** Records it; on refusal the form comes back with the reason. */
    @PostMapping("/console/esiti")
    @Transactional
    String tell(
            @RequestParam("su") String about,
            @RequestParam("esito") OutcomeKind kind,
            @RequestParam("data") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate on,
            @RequestParam(name = "contratto", required = false) ContractType contract,
            @RequestParam(name = "fino", required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    LocalDate until,
            @RequestParam(name = "motivo", required = false) OutcomeReason reason,
            Principal who,
            RedirectAttributes after) {
        boolean hired = kind == OutcomeKind.HIRED;
        String refusal = on.isAfter(LocalDate.now(clock)) ? "IN_THE_FUTURE" : null;
        if (refusal == null) {
            RecordedOutcome recorded = outcomes.tell(new OutcomeDraft(
                    OperatorCaller.of(who).stampedAs(),
                    null,
                    about.strip(),
                    kind,
                    on,
                    hired ? contract : null,
                    hired ? until : null,
                    reason));
            refusal = recorded.refusal();
        }
        if (refusal != null) {
            after.addAttribute("su", about);
            after.addFlashAttribute("warning", "problem." + refusal);
            return "redirect:/console/esiti/nuovo";
        }
        audit.changed(OperatorCaller.of(who), "outcome.told", concerned.of(about.strip()));
        after.addFlashAttribute("done", "outcome.recorded");
        return "redirect:/console";
    }
}
