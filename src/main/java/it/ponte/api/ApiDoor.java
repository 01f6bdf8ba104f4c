package it.ponte.api;

import it.ponte.access.Caller;
import it.ponte.access.Operators;
import it.ponte.access.Role;
import it.ponte.partner.Partner;
import it.ponte.partner.PartnerKeys;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The door of the REST face, before any route: who calls, how often, with what kind of body. What it refuses never
 * reaches Camel, so that no odd header, charset or form encoding can be interpreted there.
 */
final class ApiDoor extends OncePerRequestFilter {
    private final PartnerKeys keys;
    private final Operators operators;
    private final Allowance allowance;
    private final Readiness readiness;

    ApiDoor(PartnerKeys keys, Operators operators, Allowance allowance, Readiness readiness) {
        this.keys = keys;
        this.operators = operators;
        this.allowance = allowance;
        this.readiness = readiness;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/v1/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!readiness.isReady()) {
            unavailable(response);
            return;
        }
        Optional<Caller> caller;
        try {
            caller = caller(request.getHeader("Authorization"));
        } catch (DataAccessException away) {
            unavailable(response);
            return;
        }
        if (caller.isEmpty()) {
            response.setHeader("WWW-Authenticate", "Bearer");
            refuse(response, HttpStatus.UNAUTHORIZED, "NO_OR_WRONG_KEY", "A valid key is needed.");
            return;
        }
        Allowance.Left left = allowance.take(caller.get().stampedAs());
        response.setIntHeader("X-RateLimit-Limit", left.limit());
        response.setIntHeader("X-RateLimit-Remaining", left.remaining());
        response.setIntHeader("X-RateLimit-Reset", left.resetSeconds());
        if (left.isUsedUp()) {
            response.setIntHeader("Retry-After", left.resetSeconds());
            refuse(response, HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_REQUESTS", "Too many requests in a minute.");
            return;
        }
        if (!mayCall(caller.get())) {
            refuse(response, HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no such thing here.");
            return;
        }
        request.setAttribute(Caller.ATTRIBUTE, caller.get());
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        caller.get().stampedAs(), null, List.of()));
        if (request.getMethod().equals("POST")) {
            new BodyLimit(request, response).passTo(chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Everything here is about people: an operator who does not work with them finds nothing (SAFETY P4). */
    private static boolean mayCall(Caller caller) {
        return caller instanceof Caller.PartnerCaller || caller.may(Role.OPERATOR);
    }

    private Optional<Caller> caller(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return Optional.empty();
        }
        String key = authorization.substring(7).strip();
        if (key.length() > 200) {
            return Optional.empty();
        }
        return keys.whose(key)
                .map(Partner::id)
                .<Caller>map(Caller.PartnerCaller::new)
                .or(() -> operators
                        .whose(key)
                        .map(operator -> new Caller.OperatorCaller(operator.name(), operator.roles())));
    }

    /** The hub is starting, or its database is away: nobody is let in, and nobody is told that a key is wrong. */
    private static void unavailable(HttpServletResponse response) throws IOException {
        response.setIntHeader("Retry-After", ApiFaults.RETRY_SECONDS);
        refuse(response, HttpStatus.SERVICE_UNAVAILABLE, ApiFaults.UNAVAILABLE, "Nothing was accepted; try again.");
    }

    static void refuse(HttpServletResponse response, HttpStatus status, String code, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader("Cache-Control", "no-store");
        byte[] body = Answers.problemBytes(status, code, detail, List.of());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
