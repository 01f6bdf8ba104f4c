package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Operators;
import it.ponte.access.Operators.Operator;
import it.ponte.access.SecondFactor;
import it.ponte.access.SecondFactor.Offer;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The second factor: proved at sign-in with a code, set up with a picture that an authenticator application reads. */
@Controller
public class SecondFactorPages {
    private static final String PAGE = "/console/secondo-fattore";
    private static final String OFFER = "ponte.second-factor";

    private final SecondFactor secondFactor;
    private final SecondProof proof;
    private final SignedInAnew signedAnew;
    private final Operators operators;
    private final Audit audit;
    private final TransactionTemplate transaction;

    SecondFactorPages(
            SecondFactor secondFactor,
            SecondProof proof,
            SignedInAnew signedAnew,
            Operators operators,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.secondFactor = secondFactor;
        this.proof = proof;
        this.signedAnew = signedAnew;
        this.operators = operators;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The page that asks for a code after the password. */
    @GetMapping("/console/codice")
    String code() {
        return "code";
    }

    /** Proves the second factor for this session; five wrong codes lock it for a quarter of an hour. */
    @PostMapping("/console/codice")
    String prove(@RequestParam("codice") String code, Principal who, HttpServletRequest request, Model model) {
        if (!proof.isGiven(who.getName(), code)) {
            audit.failedSignIn(who.getName());
            model.addAttribute("wrong", "factor.wrong");
            return "code";
        }
        audit.changed(OperatorCaller.of(who), "factor.proved", who.getName());
        prove(request);
        return "redirect:/console";
    }

    /** The page to set it up, or another in its place; until it is, the secret stays in the session. */
    @GetMapping(PAGE)
    String offer(Principal who, HttpServletRequest request, Model model) {
        if (isSetUp(who)) {
            signedAnew.ask(PAGE, OperatorCaller.of(who), request, model);
        }
        Offer offer = offered(request).orElseGet(() -> secondFactor.offer(who.getName()));
        request.getSession().setAttribute(OFFER, offer);
        model.addAttribute("picture", QrPicture.of(offer.address().toString()));
        model.addAttribute("secret", offer.secret().replaceAll("(.{4})(?!$)", "$1 "));
        return "second-factor";
    }

    /**
     * Sets it up with the application's first code, and shows the recovery codes once. Another in its place only for whoever
     * proves herself anew: whoever finds a session open must not take the account. Her other sessions end.
     */
    @PostMapping(PAGE)
    String setUp(
            @RequestParam("codice") String code,
            Principal who,
            HttpServletRequest request,
            Model model,
            RedirectAttributes after) {
        Optional<String> unproven =
                isSetUp(who) ? signedAnew.unproven(PAGE, OperatorCaller.of(who), request) : Optional.empty();
        if (unproven.isPresent()) {
            model.addAttribute("wrong", unproven.get());
            return offer(who, request, model);
        }
        Optional<List<String>> codes =
                offered(request).flatMap(offer -> transaction.execute(tx -> setUp(who, offer.secret(), code, request)));
        if (codes.isEmpty()) {
            model.addAttribute("wrong", "factor.wrong");
            return offer(who, request, model);
        }
        request.getSession().removeAttribute(OFFER);
        prove(request);
        after.addFlashAttribute("recoveryCodes", codes.get());
        return "redirect:/console/profilo";
    }

    private Optional<List<String>> setUp(Principal who, String secret, String code, HttpServletRequest request) {
        Optional<List<String>> codes = secondFactor.setUp(who.getName(), secret, code);
        if (codes.isPresent()) {
            audit.changed(OperatorCaller.of(who), "factor.set-up", who.getName());
            keepThisSession(who, request);
        }
        return codes;
    }

    /** Of all her sessions this one goes on; inside the transaction that ended them, whose round nobody else can have begun. */
    private void keepThisSession(Principal who, HttpServletRequest request) {
        int round = operators.find(who.getName()).orElseThrow().round();
        SignIn.of(request).inRound(round).keepIn(request);
    }

    private boolean isSetUp(Principal who) {
        return operators.find(who.getName()).filter(Operator::hasSecondFactor).isPresent();
    }

    private static Optional<Offer> offered(HttpServletRequest request) {
        return Optional.ofNullable((Offer) request.getSession().getAttribute(OFFER));
    }

    /** The session gets a new number: it may do more from now on. */
    private static void prove(HttpServletRequest request) {
        SignIn.of(request).proved().keepIn(request);
        request.changeSessionId();
    }
}
