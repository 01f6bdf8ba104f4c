package it.ponte.console;

import it.ponte.access.Operators;
import it.ponte.access.Operators.Operator;
import it.ponte.access.SignInTries;
import it.ponte.access.SignInTries.Proof;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Signs operators in by name and password. A wrong name, a wrong password and a locked name fail alike and take the same
 * time, so that nobody learns who works here. What she may do is asked at every request, see {@link Presence}.
 */
@Component
public class OperatorSignIn implements AuthenticationProvider {
    private final Operators operators;
    private final SignInTries tries;
    private final SignInPlaces places;
    private final String nobodysHash;

    OperatorSignIn(Operators operators, SignInTries tries, SignInPlaces places) {
        this.operators = operators;
        this.tries = tries;
        this.places = places;
        this.nobodysHash = operators.encoder().encode("nobody has this password");
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        Optional<Operator> operator = operators.find(attempt.getName()).filter(found -> !found.external());
        String hash = operator.map(Operator::passwordHash).orElse(nobodysHash);
        boolean right = places.in(() -> operators.encoder().matches(String.valueOf(attempt.getCredentials()), hash));
        if (!lets(operator, right)) {
            throw new BadCredentialsException("name, password or lock");
        }
        UsernamePasswordAuthenticationToken signedIn = UsernamePasswordAuthenticationToken.authenticated(
                operator.orElseThrow().name(), null, List.of());
        signedIn.setDetails(operator.orElseThrow().round());
        return signedIn;
    }

    private boolean lets(Optional<Operator> operator, boolean right) {
        if (operator.isEmpty()) {
            tries.nobody();
            return false;
        }
        return tries.lets(operator.get().name(), Proof.PASSWORD, right);
    }

    @Override
    public boolean supports(Class<?> attempt) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(attempt);
    }
}
