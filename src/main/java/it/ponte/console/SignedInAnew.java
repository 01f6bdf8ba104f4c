package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Operators;
import it.ponte.access.Operators.Operator;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * Asks an operator once more who she is, before what cannot be taken back: her password, and a code where she has a second
 * factor; whoever signs in at a provider is sent there again.
 */
@Component
class SignedInAnew {
    private static final String PASSWORD = "password";
    private static final String CODE = "fattore";
    private static final Set<String> NOT_KEPT = Set.of(PASSWORD, CODE, "_csrf");

    private final OperatorSignIn signIn;
    private final Operators operators;
    private final SecondProof secondProof;
    private final Audit audit;
    private final Clock clock;

    SignedInAnew(OperatorSignIn signIn, Operators operators, SecondProof secondProof, Audit audit, Clock clock) {
        this.signIn = signIn;
        this.operators = operators;
        this.secondProof = secondProof;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What the form of an act asks of her besides, as {@code again} in its page.
     *
     * @param password whether her password here
     * @param code whether a code of her second factor
     * @param provider the way to her provider; null for whoever has a password here
     * @param isAsked whether she must go there now
     * @param isBack whether she was there, and may go on
     * @param isRefused whether she was there, and the provider does not say that it asked for her credentials
     * @param typed what she had typed before she went, by field
     */
    record Asked(
            boolean password,
            boolean code,
            String provider,
            boolean isAsked,
            boolean isBack,
            boolean isRefused,
            Map<String, String> typed) {}

    /** Lets the form on this page ask her. */
    void ask(String page, OperatorCaller who, HttpServletRequest request, Model model) {
        model.addAttribute("again", isElsewhere(who) ? elsewhere(page, who, request) : here(who));
    }

    private Asked here(OperatorCaller who) {
        return new Asked(true, asksForCode(who), null, false, false, false, Map.of());
    }

    private Asked elsewhere(String page, OperatorCaller who, HttpServletRequest request) {
        Optional<SignInAgain> waiting = SignInAgain.of(request).filter(one -> one.isFor(who.name(), page));
        boolean isBack = waiting.filter(one -> one.isOpen(clock.instant())).isPresent();
        return new Asked(
                false,
                false,
                Oidc.START + "/" + Oidc.HERE,
                waiting.isPresent() && !isBack,
                isBack,
                waiting.filter(one -> one.wasThere() && one.signedInAt() == null)
                        .isPresent(),
                waiting.map(SignInAgain::typed).orElse(Map.of()));
    }

    /**
     * What is still missing of the proof that she is herself; empty when nothing is. Wrong passwords and codes count here
     * as at the door, and are audited: five lock the name. To be asked before the transaction of the act begins: she may
     * have to wait for her turn, and a wrong proof stays written whatever becomes of the act. What is proved at a provider
     * opens this act once; where it is not yet, what she typed is kept until she is back.
     *
     * @param page where the form of the act stands, and whose record it is about
     * @param request with what she typed
     * @return the key of a message
     */
    Optional<String> unproven(String page, OperatorCaller who, HttpServletRequest request) {
        if (!isElsewhere(who)) {
            return unprovenHere(who, request);
        }
        Instant now = clock.instant();
        boolean isOpen = SignInAgain.of(request)
                .filter(one -> one.isFor(who.name(), page) && one.isOpen(now))
                .isPresent();
        if (isOpen) {
            SignInAgain.end(request);
            return Optional.empty();
        }
        SignInAgain.asked(who.name(), page, typed(request), now).keepIn(request);
        return Optional.of("again.needed");
    }

    private static Map<String, String> typed(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .filter(field -> !NOT_KEPT.contains(field.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue()[0]));
    }

    private boolean isElsewhere(OperatorCaller who) {
        return operators.find(who.name()).filter(Operator::external).isPresent();
    }

    private boolean asksForCode(OperatorCaller who) {
        return operators.find(who.name()).filter(Operator::hasSecondFactor).isPresent();
    }

    private Optional<String> unprovenHere(OperatorCaller who, HttpServletRequest request) {
        try {
            return isHerself(who, request) ? Optional.empty() : Optional.of("emergency.wrongPassword");
        } catch (AuthenticationServiceException busy) {
            return Optional.of("signin.busy");
        }
    }

    private boolean isHerself(OperatorCaller who, HttpServletRequest request) {
        String code = Optional.ofNullable(request.getParameter(CODE)).orElse("");
        String password = Optional.ofNullable(request.getParameter(PASSWORD)).orElse("");
        boolean isHerself =
                signIn.isHers(who.name(), password) && (!asksForCode(who) || secondProof.isGiven(who.name(), code));
        if (!isHerself) {
            audit.failedSignIn(who.name());
        }
        return isHerself;
    }
}
