package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Operators;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.stereotype.Component;

/** Audits who signed in to the operators' area, and who tried in vain. */
@Component
class SignInAudit {
    private final Audit audit;
    private final Operators operators;

    SignInAudit(Audit audit, Operators operators) {
        this.audit = audit;
        this.operators = operators;
    }

    @EventListener
    void signedIn(AuthenticationSuccessEvent event) {
        audit.changed(new OperatorCaller(event.getAuthentication().getName()), "sign-in.done", "");
    }

    @EventListener
    void failed(AbstractAuthenticationFailureEvent event) {
        if (event.getException() instanceof AuthenticationServiceException) {
            return; // no password was looked at
        }
        String name = event.getAuthentication().getName();
        audit.failedSignIn(operators.find(name).isPresent() ? name : null);
    }
}
