package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.beneficiary.ForgettingReason;
import it.ponte.rights.Erasure;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Cancellazione: an operator forgets a person for ever (GDPR art. 17), having signed in anew. */
@Controller
public class ErasurePages {
    private static final String HERE = "redirect:/console/persone/{code}/diritti/cancellazione";

    private final Subjects subjects;
    private final Erasure erasure;
    private final SignedInAnew signedAnew;
    private final Audit audit;
    private final TransactionTemplate transaction;

    ErasurePages(
            Subjects subjects,
            Erasure erasure,
            SignedInAnew signedAnew,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.subjects = subjects;
        this.erasure = erasure;
        this.signedAnew = signedAnew;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Asks once more before she is forgotten. */
    @GetMapping("/console/persone/{code}/diritti/cancellazione")
    String askAgain(
            @PathVariable String code,
            @RequestParam("motivo") ForgettingReason reason,
            Principal who,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("person", subjects.person(code, who));
        model.addAttribute("reason", checked(reason));
        signedAnew.ask(page(code, reason), OperatorCaller.of(who), request, model);
        return "erasure";
    }

    /**
     * Forgets her, where her code was written once more and the operator proved to be herself; nothing brings her back.
     */
    @PostMapping("/console/persone/{code}/diritti/cancellazione")
    String erase(
            @PathVariable String code,
            @RequestParam("motivo") ForgettingReason reason,
            @RequestParam("conferma") String confirmed,
            Principal signedIn,
            HttpServletRequest request,
            RedirectAttributes after) {
        OperatorCaller who = OperatorCaller.of(signedIn);
        ForgettingReason why = checked(reason);
        subjects.person(code, signedIn);
        Optional<String> missing = confirmed.strip().equalsIgnoreCase(code)
                ? signedAnew.unproven(page(code, why), who, request)
                : Optional.of("erasure.notConfirmed");
        if (missing.isPresent()) {
            after.addFlashAttribute("warning", missing.get());
            after.addAttribute("motivo", why);
            return HERE;
        }
        boolean erased = transaction.execute(tx -> isErased(code, why, who));
        after.addFlashAttribute(erased ? "done" : "warning", erased ? "erasure.done" : "rights.notDone");
        return who.may(Role.OPERATOR) ? "redirect:/console/persone" : "redirect:/console/conservazione";
    }

    private boolean isErased(String code, ForgettingReason why, OperatorCaller who) {
        String about = subjects.about(code);
        boolean erased = erasure.erase(code, why, who);
        if (erased) {
            audit.changed(who, "rights.erased", about);
        }
        return erased;
    }

    private static String page(String code, ForgettingReason reason) {
        return "/console/persone/" + code + "/diritti/cancellazione?motivo=" + reason;
    }

    /** The reasons that an operator may give; that her time is over only the clock says. */
    private static ForgettingReason checked(ForgettingReason reason) {
        if (!ForgettingReason.givenByOperators().contains(reason)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return reason;
    }
}
