package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Operators;
import it.ponte.access.Operators.Account;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Operatori: who may sign in, a new account, and one's own token for the REST face. Secrets are shown once. */
@Controller
public class OperatorPages {
    private static final String HERE = "redirect:/console/operatori";

    private final Operators operators;
    private final Audit audit;

    OperatorPages(Operators operators, Audit audit) {
        this.operators = operators;
        this.audit = audit;
    }

    /** All accounts. */
    @GetMapping("/console/operatori")
    String list(Principal who, Model model) {
        List<Account> accounts = operators.all();
        model.addAttribute("accounts", accounts);
        model.addAttribute(
                "hasToken",
                accounts.stream()
                        .anyMatch(
                                account -> account.hasToken() && account.name().equals(who.getName())));
        return "operators";
    }

    /** Makes an account; its one-time password is told to whoever makes it, for the new operator. */
    @PostMapping("/console/operatori")
    @Transactional
    String make(@RequestParam("nome") String name, Principal who, RedirectAttributes after) {
        if (!Operators.isName(name)) {
            after.addFlashAttribute("warning", "operators.wrong.name");
            return HERE;
        }
        Optional<String> password = operators.make(name);
        if (password.isEmpty()) {
            after.addFlashAttribute("warning", "operators.wrong.taken");
            after.addFlashAttribute("about", name);
        } else {
            audit.changed(OperatorCaller.of(who), "account.made", name);
            after.addFlashAttribute("made", name);
            after.addFlashAttribute("password", password.get());
        }
        return HERE;
    }

    /** Makes or renews the token of the operator who asks; the one before it works no more. */
    @PostMapping("/console/operatori/token")
    @Transactional
    String token(Principal who, RedirectAttributes after) {
        audit.changed(OperatorCaller.of(who), "token.made", who.getName());
        after.addFlashAttribute("token", operators.newToken(who.getName()));
        return HERE;
    }
}
