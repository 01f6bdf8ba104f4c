package it.ponte.console;

import it.ponte.access.Operators;
import it.ponte.access.Operators.Operator;
import it.ponte.access.SignInTries;
import it.ponte.access.SignInTries.Proof;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
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
        Optional<Operator> operator = find(attempt.getName());
        boolean right =
                places.atTheDoor(address(attempt), () -> isRight(operator, String.valueOf(attempt.getCredentials())));
        if (!lets(operator, right)) {
            throw new BadCredentialsException("name, password or lock");
        }
        UsernamePasswordAuthenticationToken signedIn = UsernamePasswordAuthenticationToken.authenticated(
                operator.orElseThrow().name(), null, List.of());
        signedIn.setDetails(operator.orElseThrow().round());
        return signedIn;
    }

    private static String address(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
    }

    /**
     * Whether this is the password of an operator who is signed in already; a wrong one counts as at the door.
     *
     * @throws AuthenticationServiceException when too many others wait; nothing is looked at then, nor counted
     */
    boolean isHers(String name, String password) {
        Optional<Operator> operator = find(name);
        return lets(operator, places.inside(name, () -> isRight(operator, password)));
    }

    private Optional<Operator> find(String name) {
        return operators.find(name).filter(found -> !found.external());
    }

    private boolean isRight(Optional<Operator> operator, String password) {
        return operators
                .encoder()
                .matches(password, operator.map(Operator::passwordHash).orElse(nobodysHash));
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
