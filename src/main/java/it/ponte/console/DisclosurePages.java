package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.disclosure.Disclosures;
import it.ponte.disclosure.Part;
import it.ponte.disclosure.Release;
import it.ponte.matching.Proposal;
import it.ponte.vocabulary.ItalianTime;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Consenso: what a person lets the company of one vacancy know of her, as an operator collects it (SAFETY P8). */
@Controller
public class DisclosurePages {
    private static final String PATH = "/console/proposte/{code}/consenso";

    private final Disclosures disclosures;
    private final Clock clock;
    private final Audit audit;

    DisclosurePages(Disclosures disclosures, Clock clock, Audit audit) {
        this.disclosures = disclosures;
        this.clock = clock;
        this.audit = audit;
    }

    /** What she let the company know until now, and the form for more or less. */
    @GetMapping(PATH)
    String one(@PathVariable String code, Principal signedIn, Model model) {
        OperatorCaller who = OperatorCaller.of(signedIn);
        Proposal proposal = disclosures.open(code, who).orElseThrow(Gone::new);
        LocalDate today = ItalianTime.dayOf(clock.instant());
        audit.read(who, "disclosure.read", code);
        model.addAttribute("proposal", proposal);
        model.addAttribute("disclosures", disclosures.of(proposal));
        model.addAttribute("parts", Part.values());
        model.addAttribute("today", today);
        model.addAttribute("last", today.plusMonths(12));
        return "disclosure";
    }

    /** Records what she lets it know from now on. */
    @PostMapping(PATH)
    @Transactional
    String record(
            @PathVariable String code,
            @RequestParam(name = "che", defaultValue = "") Set<Part> parts,
            @RequestParam("dal") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate givenOn,
            @RequestParam("fino") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until,
            Principal signedIn,
            RedirectAttributes after) {
        boolean isCollected = !givenOn.isAfter(ItalianTime.dayOf(clock.instant()));
        if (!isCollected || !Release.isSound(parts, givenOn, until)) {
            after.addFlashAttribute("warning", "disclosure.unsound");
            return "redirect:" + PATH;
        }
        OperatorCaller who = OperatorCaller.of(signedIn);
        return told(
                disclosures.record(code, new Release(parts, givenOn, until), who),
                "disclosure.recorded",
                code,
                who,
                after);
    }

    /** She takes it back. */
    @PostMapping(PATH + "/revoca")
    @Transactional
    String withdraw(@PathVariable String code, Principal signedIn, RedirectAttributes after) {
        OperatorCaller who = OperatorCaller.of(signedIn);
        return told(disclosures.withdraw(code, who), "disclosure.withdrawn", code, who, after);
    }

    private String told(boolean done, String what, String code, OperatorCaller who, RedirectAttributes after) {
        if (!done) {
            throw new Gone();
        }
        audit.changed(who, what, code);
        after.addFlashAttribute("done", what);
        return "redirect:" + PATH;
    }
}
