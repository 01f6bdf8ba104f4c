package it.ponte.console;

import it.ponte.access.Absences;
import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Operators;
import it.ponte.access.Operators.Operator;
import it.ponte.access.SecondFactor;
import java.security.Principal;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Il mio accesso: one's own roles, password, second factor and token for the REST face. Secrets are shown once. */
@Controller
public class ProfilePage {
    private final Operators operators;
    private final SecondFactor secondFactor;
    private final Absences absences;
    private final Audit audit;

    ProfilePage(Operators operators, SecondFactor secondFactor, Absences absences, Audit audit) {
        this.operators = operators;
        this.secondFactor = secondFactor;
        this.absences = absences;
        this.audit = audit;
    }

    /** The page. */
    @GetMapping("/console/profilo")
    String profile(Principal who, Model model) {
        Operator me = operators.find(who.getName()).orElseThrow(Gone::new);
        model.addAttribute("me", me);
        model.addAttribute("roles", new TreeSet<>(me.roles()));
        model.addAttribute("codesLeft", secondFactor.recoveryCodesLeft(me.name()));
        Set<String> queues = new TreeSet<>(absences.queuesOf(me.name()));
        queues.remove(me.name());
        model.addAttribute("standsInFor", queues);
        return "profile";
    }

    /** Makes or renews the token of the operator who asks; the one before it works no more. */
    @PostMapping("/console/profilo/token")
    @Transactional
    String token(Principal who, RedirectAttributes after) {
        audit.changed(OperatorCaller.of(who), "token.made", who.getName());
        after.addFlashAttribute("token", operators.newToken(who.getName()));
        return "redirect:/console/profilo";
    }
}
