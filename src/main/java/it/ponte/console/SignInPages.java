package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Operators;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
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
    private final OperatorSignIn signIn;
    private final SignInPlaces places;
    private final Oidc oidc;
    private final Audit audit;
    private final TransactionTemplate transaction;

    SignInPages(
            Operators operators,
            OperatorSignIn signIn,
            SignInPlaces places,
            Oidc oidc,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.operators = operators;
        this.signIn = signIn;
        this.places = places;
        this.oidc = oidc;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
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
    String change(
            @RequestParam("attuale") String current,
            @RequestParam("nuova") String wanted,
            @RequestParam("ripetuta") String repeated,
            Principal who,
            HttpServletRequest request,
            Model model)
            throws ServletException {
        String wrong = changed(current, wanted, repeated, who);
        if (wrong != null) {
            model.addAttribute("wrong", wrong);
            return "password";
        }
        request.logout();
        return "redirect:/accesso?nuova";
    }

    /** The key of why it was not changed, null when it was. */
    private String changed(String current, String wanted, String repeated, Principal who) {
        try {
            String wrong = wrong(current, wanted, repeated, who.getName());
            return wrong == null ? places.inside(who.getName(), () -> changed(wanted, who)) : wrong;
        } catch (AuthenticationServiceException busy) {
            return "signin.busy";
        }
    }

    private String changed(String wanted, Principal who) {
        transaction.executeWithoutResult(tx -> {
            operators.changePassword(who.getName(), wanted);
            audit.changed(OperatorCaller.of(who), "password.changed", who.getName());
        });
        return null;
    }

    /** The key of what is wrong with a wish, null when nothing is. */
    private String wrong(String current, String wanted, String repeated, String name) {
        if (!signIn.isHers(name, current)) {
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
