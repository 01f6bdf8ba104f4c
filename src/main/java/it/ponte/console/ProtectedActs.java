package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.beneficiary.ReferenceOperators;
import it.ponte.beneficiary.TakingIn;
import java.security.Principal;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a reference operator does about whom she follows, besides deciding as for everybody. */
@Controller
public class ProtectedActs {
    private final ReferenceOperators references;
    private final TakingIn takingIn;
    private final Audit audit;

    ProtectedActs(ReferenceOperators references, TakingIn takingIn, Audit audit) {
        this.references = references;
        this.takingIn = takingIn;
        this.audit = audit;
    }

    /** Hands her over to another operator. */
    @PostMapping("/console/protette/{code}/affida")
    @Transactional
    String handOver(@PathVariable String code, @RequestParam("a") String to, Principal who, RedirectAttributes after) {
        check(references.handOver(code, OperatorCaller.of(who), to));
        audit.changed(OperatorCaller.of(who), "protected.handed-over", audit.hidden(code));
        after.addFlashAttribute("done", "protected.handedOver");
        return "redirect:/console/protette";
    }

    /** Names who stands in. */
    @PostMapping("/console/protette/{code}/sostituta")
    @Transactional
    String nameDeputy(
            @PathVariable String code, @RequestParam("a") String deputy, Principal who, RedirectAttributes after) {
        check(references.nameDeputy(code, OperatorCaller.of(who), deputy));
        audit.changed(OperatorCaller.of(who), "protected.deputy-named", audit.hidden(code));
        after.addFlashAttribute("done", "protected.deputyNamed");
        return "redirect:/console/protette/{code}";
    }

    /** Takes a record that stands under her name into her protection, with its history (SAFETY P20). */
    @PostMapping("/console/protette/{code}/accogli")
    @Transactional
    String takeIn(
            @PathVariable String code, @RequestParam("scheda") String named, Principal who, RedirectAttributes after) {
        check(takingIn.takeIn(code, named.strip(), OperatorCaller.of(who)));
        audit.changed(
                OperatorCaller.of(who), "protected.taken-in", List.of(audit.hidden(code), audit.hidden(named.strip())));
        after.addFlashAttribute("done", "protected.takenIn");
        return "redirect:/console/protette/{code}";
    }

    /** What she may not do, and what is about nobody, is the same: not found. */
    private static void check(boolean done) {
        if (!done) {
            throw new Gone();
        }
    }
}
