package it.ponte.console;

import it.ponte.access.Operators;
import it.ponte.access.Operators.Operator;
import java.time.Clock;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/**
 * Signs operators in by name and password. A wrong name, a wrong password and a locked name fail alike and take the same
 * time, so that nobody learns who works here.
 */
@Component
public class OperatorSignIn implements AuthenticationProvider {
    /** The role of a signed-in operator. */
    static final String OPERATOR = "OPERATOR";
    /** The role of somebody who must first replace her one-time password. */
    static final String ONE_TIME = "ONE_TIME";

    private final Operators operators;
    private final Lockout lockout;
    private final String nobodysHash;

    OperatorSignIn(Operators operators, Clock clock) {
        this.operators = operators;
        this.lockout = new Lockout(clock);
        this.nobodysHash = operators.encoder().encode("nobody has this password");
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        Optional<Operator> operator = operators.find(attempt.getName());
        String hash = operator.map(Operator::passwordHash).orElse(nobodysHash);
        boolean right = operators.encoder().matches(String.valueOf(attempt.getCredentials()), hash);
        if (operator.isEmpty() || !lockout.lets(operator.get().name(), right)) {
            throw new BadCredentialsException("name, password or lock");
        }
        return UsernamePasswordAuthenticationToken.authenticated(
                operator.get().name(),
                null,
                AuthorityUtils.createAuthorityList("ROLE_" + (operator.get().mustChange() ? ONE_TIME : OPERATOR)));
    }

    @Override
    public boolean supports(Class<?> attempt) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(attempt);
    }
}
