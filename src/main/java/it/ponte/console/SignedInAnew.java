package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Operators;
import it.ponte.access.Operators.Operator;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/** Asks an operator once more who she is, before what cannot be taken back: her password, and a code where she has a second factor. */
@Component
class SignedInAnew {
    private final OperatorSignIn signIn;
    private final Operators operators;
    private final SecondProof secondProof;
    private final Audit audit;

    SignedInAnew(OperatorSignIn signIn, Operators operators, SecondProof secondProof, Audit audit) {
        this.signIn = signIn;
        this.operators = operators;
        this.secondProof = secondProof;
        this.audit = audit;
    }

    /** Whether she has a password here; who signs in at a provider has none. */
    boolean hasPassword(OperatorCaller who) {
        return operators.find(who.name()).filter(found -> !found.external()).isPresent();
    }

    /** Whether a code is asked for beside the password. */
    boolean asksForCode(OperatorCaller who) {
        return operators.find(who.name()).filter(Operator::hasSecondFactor).isPresent();
    }

    /**
     * Whether she proves to be herself. Wrong passwords and codes count here as at the door, and are audited: five lock the
     * name. Both are written in the caller's transaction, which a wrong proof must not undo.
     *
     * @param code of her second factor; not looked at where she has none
     */
    boolean isHerself(OperatorCaller who, String password, String code) {
        boolean isHerself =
                isHers(who.name(), password) && (!asksForCode(who) || secondProof.isGiven(who.name(), code));
        if (!isHerself) {
            audit.failedSignIn(who.name());
        }
        return isHerself;
    }

    private boolean isHers(String name, String password) {
        try {
            signIn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(name, password));
            return true;
        } catch (AuthenticationException wrong) {
            return false;
        }
    }
}
