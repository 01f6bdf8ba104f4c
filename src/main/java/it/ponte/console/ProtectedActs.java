package it.ponte.console;

import it.ponte.access.Caller.OperatorCaller;
import it.ponte.beneficiary.ReferenceOperators;
import it.ponte.beneficiary.TakingIn;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a reference operator does about whom she follows, besides deciding as for everybody. */
@Controller
public class ProtectedActs {
    private final ReferenceOperators references;
    private final TakingIn takingIn;

    ProtectedActs(ReferenceOperators references, TakingIn takingIn) {
        this.references = references;
        this.takingIn = takingIn;
    }

    /** Hands her over to another operator. */
    @PostMapping("/console/protette/{code}/affida")
    String handOver(@PathVariable String code, @RequestParam("a") String to, Principal who, RedirectAttributes after) {
        done(references.handOver(code, OperatorCaller.of(who), to), "protected.handedOver", after);
        return "redirect:/console/protette";
    }

    /** Names who stands in. */
    @PostMapping("/console/protette/{code}/sostituta")
    String nameDeputy(
            @PathVariable String code, @RequestParam("a") String deputy, Principal who, RedirectAttributes after) {
        done(references.nameDeputy(code, OperatorCaller.of(who), deputy), "protected.deputyNamed", after);
        return "redirect:/console/protette/{code}";
    }

    /** Takes a record that stands under her name into her protection, with its history (SAFETY P20). */
    @PostMapping("/console/protette/{code}/accogli")
    String takeIn(
            @PathVariable String code, @RequestParam("scheda") String named, Principal who, RedirectAttributes after) {
        done(takingIn.takeIn(code, named.strip(), OperatorCaller.of(who)), "protected.takenIn", after);
        return "redirect:/console/protette/{code}";
    }

    /** What she may not do, and what is about nobody, is the same: not found. */
    private static void done(boolean done, String message, RedirectAttributes after) {
        if (!done) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        after.addFlashAttribute("done", message);
    }
}
