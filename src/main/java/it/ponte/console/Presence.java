package it.ponte.console;

import it.ponte.access.Operators;
import it.ponte.access.Operators.Operator;
import it.ponte.access.SecondFactor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks at every request of the operators' area who is signed in and what she may do now: a taken role, a changed password
 * or a removed account works at once, on every hub. What the session remembers is only how it began.
 */
final class Presence extends OncePerRequestFilter {
    private final Operators operators;
    private final SecondFactor secondFactor;
    private final Clock clock;

    Presence(Operators operators, SecondFactor secondFactor, Clock clock) {
        this.operators = operators;
        this.secondFactor = secondFactor;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/console");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication session = SecurityContextHolder.getContext().getAuthentication();
        if (session != null) {
            SignIn signIn = SignIn.of(request);
            Optional<Operator> operator = operators
                    .find(session.getName())
                    .filter(found -> signIn != null && signIn.holds(found.round(), clock.instant()));
            if (operator.isPresent()) {
                SecurityContextHolder.setContext(new SecurityContextImpl(now(operator.get(), signIn)));
            } else {
                end(request);
            }
        }
        chain.doFilter(request, response);
    }

    private Authentication now(Operator operator, SignIn signIn) {
        Standing standing = Standing.of(operator, signIn, secondFactor.isRequiredOf(operator));
        return UsernamePasswordAuthenticationToken.authenticated(operator.name(), null, standing.authorities(operator));
    }

    private static void end(HttpServletRequest request) {
        if (request.getSession(false) != null) {
            request.getSession(false).invalidate();
        }
        SecurityContextHolder.clearContext();
    }
}
