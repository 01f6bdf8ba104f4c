package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Operators;
import it.ponte.access.SignInTries;
import it.ponte.access.SignInTries.Proof;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in, and the operator's own password. */
@Controller
public class SignInPages {
    /** The fewest characters of a password. */
    static final int SHORTEST = 12;

    private static final int LONGEST = 200;
    private final Operators operators;
    private final SignInTries tries;
    private final Oidc oidc;
    private final Audit audit;

    SignInPages(Operators operators, SignInTries tries, Oidc oidc, Audit audit) {
        this.operators = operators;
        this.tries = tries;
        this.oidc = oidc;
        this.audit = audit;
    }

    /** The page to sign in, here or at the identity provider; both are answered by Spring Security. */
    @GetMapping("/accesso")
    String signIn(Model model) {
        model.addAttribute("local", oidc.isLocalToo());
        model.addAttribute("provider", oidc.isUsed() ? Oidc.START + "/" + Oidc.HERE : null);
        return "sign-in";
    }

    /** The page to replace one's password. */
    @GetMapping("/console/password")
    String password() {
        return "password";
    }

    /** Replaces it and signs out: the next session begins with the new one. */
    @PostMapping("/console/password")
    @Transactional
    String change(
            @RequestParam("attuale") String current,
            @RequestParam("nuova") String wanted,
            @RequestParam("ripetuta") String repeated,
            Principal who,
            HttpServletRequest request,
            Model model)
            throws ServletException {
        String wrong = wrong(current, wanted, repeated, who.getName());
        if (wrong != null) {
            model.addAttribute("wrong", wrong);
            return "password";
        }
        operators.changePassword(who.getName(), wanted);
        audit.changed(OperatorCaller.of(who), "password.changed", who.getName());
        request.logout();
        return "redirect:/accesso?nuova";
    }

    /** The key of what is wrong with a wish, null when nothing is. */
    private String wrong(String current, String wanted, String repeated, String name) {
        boolean right = operators
                .find(name)
                .filter(operator -> operators.encoder().matches(current, operator.passwordHash()))
                .isPresent();
        if (!tries.lets(name, Proof.PASSWORD, right)) {
            audit.failedSignIn(name);
            return "password.wrong.current";
        }
        if (wanted.length() < SHORTEST || wanted.length() > LONGEST) {
            return "password.wrong.length";
        }
        if (!wanted.equals(repeated)) {
            return "password.wrong.repeated";
        }
        return wanted.equals(current) ? "password.wrong.same" : null;
    }
}
