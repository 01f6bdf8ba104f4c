package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.AuditAlerts;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.beneficiary.EmergencyOpenings;
import it.ponte.vocabulary.FreeWords;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Accesso di emergenza (SAFETY P5): a code, a reason, and signing in again. The answer is the same whatever the code is; a record that was opened stands among the protected people for half an hour.
 */
@Controller
public class EmergencyPages {
    private static final Duration A_WEEK = Duration.ofDays(7);
    private static final String PAGE = "/console/protette/emergenza";
    private static final String HERE = "redirect:" + PAGE;

    private final EmergencyOpenings emergencies;
    private final SignedInAnew signedAnew;
    private final Audit audit;
    private final AuditAlerts alerts;
    private final Clock clock;
    private final TransactionTemplate transaction;

    EmergencyPages(
            EmergencyOpenings emergencies,
            SignedInAnew signedAnew,
            Audit audit,
            AuditAlerts alerts,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.emergencies = emergencies;
        this.signedAnew = signedAnew;
        this.audit = audit;
        this.alerts = alerts;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The form. */
    @GetMapping(PAGE)
    String form(Principal who, HttpServletRequest request, Model model) {
        signedAnew.ask(PAGE, OperatorCaller.of(who), request, model);
        return "emergency";
    }

    /**
     * Opens, if there is such a record; whoever must know is told at once. Audited and alerted alike when there is none: else
     * the audit would tell whose code is a protected person's.
     */
    @PostMapping(PAGE)
    String open(
            @RequestParam("codice") String code,
            @RequestParam("motivo") String reason,
            Principal signedIn,
            HttpServletRequest request,
            RedirectAttributes after) {
        OperatorCaller who = OperatorCaller.of(signedIn);
        if (reason.strip().length() < EmergencyOpenings.SHORTEST_REASON) {
            after.addFlashAttribute("warning", "emergency.shortReason");
            return HERE;
        }
        if (FreeWords.tellWho(reason)) {
            after.addFlashAttribute("warning", "reason.tellsWho");
            return HERE;
        }
        Optional<String> unproven = signedAnew.unproven(PAGE, who, request);
        if (unproven.isPresent()) {
            after.addFlashAttribute("warning", unproven.get());
            return HERE;
        }
        transaction.executeWithoutResult(tx -> open(code.strip(), reason, who));
        after.addFlashAttribute("done", "emergency.done");
        return "redirect:/console/protette";
    }

    private void open(String code, String reason, OperatorCaller who) {
        emergencies.open(code, reason, who);
        audit.changed(who, "emergency.begun", audit.hidden(code));
        alerts.raise(AuditAlerts.Kind.BREAK_GLASS, who.stampedAs());
    }

    /** The openings of the last seven days, for the data protection officer. */
    @GetMapping("/console/protette/registro")
    String register(Principal who, Model model) {
        audit.read(OperatorCaller.of(who), "emergency.listed", "");
        model.addAttribute("openings", emergencies.since(clock.instant().minus(A_WEEK)));
        return "emergency-register";
    }
}
