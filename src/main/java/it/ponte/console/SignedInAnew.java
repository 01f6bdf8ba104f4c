package it.ponte.console;

import it.ponte.access.Caller.OperatorCaller;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/** Asks an operator for her password once more, before what cannot be taken back. */
@Component
class SignedInAnew {
    private final OperatorSignIn signIn;

    SignedInAnew(OperatorSignIn signIn) {
        this.signIn = signIn;
    }

    /** Whether this is her password. Wrong ones count here as at the door: five lock the name. */
    boolean isHerself(OperatorCaller who, String password) {
        try {
            signIn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(who.name(), password));
            return true;
        } catch (AuthenticationException wrong) {
            return false;
        }
    }
}
