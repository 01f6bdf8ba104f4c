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
        Optional<SetUp> done =
                offered(request).flatMap(offer -> transaction.execute(tx -> setUp(who, offer.secret(), code)));
        if (done.isEmpty()) {
            model.addAttribute("wrong", "factor.wrong");
            return offer(who, request, model);
        }
        request.getSession().removeAttribute(OFFER);
        // of all her sessions this one goes on, and only once the others have ended
        SignIn.of(request).inRound(done.get().round()).keepIn(request);
        prove(request);
        after.addFlashAttribute("recoveryCodes", done.get().recoveryCodes());
        return "redirect:/console/profilo";
    }

    /** What setting it up gave her; the round was read in the transaction that began it, so that none of a later act is taken. */
    private record SetUp(List<String> recoveryCodes, int round) {}

    private Optional<SetUp> setUp(Principal who, String secret, String code) {
        return secondFactor.setUp(who.getName(), secret, code).map(codes -> {
            audit.changed(OperatorCaller.of(who), "factor.set-up", who.getName());
            return new SetUp(codes, operators.find(who.getName()).orElseThrow().round());
        });
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
