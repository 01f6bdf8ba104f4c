package it.ponte.api;

import it.ponte.access.Caller;
import it.ponte.access.Role;
import it.ponte.partner.Scope;
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
    private final Callers callers;
    private final Allowance allowance;
    private final Readiness readiness;

    ApiDoor(Callers callers, Allowance allowance, Readiness readiness) {
        this.callers = callers;
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
        Optional<Callers.Known> known;
        Allowance.Left left;
        try {
            known = callers.of(request.getHeader("Authorization"), request.getHeader("Agid-JWT-TrackingEvidence"));
            left = known.map(one -> allowance.take(one.caller().stampedAs())).orElse(null);
        } catch (DataAccessException away) {
            unavailable(response);
            return;
        }
        if (known.isEmpty()) {
            response.setHeader("WWW-Authenticate", "Bearer");
            refuse(response, HttpStatus.UNAUTHORIZED, "NO_OR_WRONG_KEY", "A valid key is needed.");
            return;
        }
        response.setIntHeader("X-RateLimit-Limit", left.limit());
        response.setIntHeader("X-RateLimit-Remaining", left.remaining());
        response.setIntHeader("X-RateLimit-Reset", left.resetSeconds());
        if (left.isUsedUp()) {
            response.setIntHeader("Retry-After", left.resetSeconds());
            refuse(response, HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_REQUESTS", "Too many requests in a minute.");
            return;
        }
        Optional<Scope> needed = Scopes.neededFor(request.getMethod(), request.getRequestURI());
        if (!known.get().mayAsk(needed)) {
            refuse(response, needed);
            return;
        }
        Caller caller = known.get().caller();
        if (!mayCall(caller)) {
            refuse(response, HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no such thing here.");
            return;
        }
        request.setAttribute(Caller.ATTRIBUTE, caller);
        SecurityContextHolder.getContext()
                .setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(caller.stampedAs(), null, List.of()));
        if (request.getMethod().equals("POST")) {
            new BodyLimit(request, response, known.get().signature()).passTo(chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Said to a key that is limited: which scope it lacks, or that what it asks for is for operators. */
    private static void refuse(HttpServletResponse response, Optional<Scope> needed) throws IOException {
        if (needed.isEmpty()) {
            refuse(response, HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no such thing here.");
        } else {
            String detail = "The key may not be used for this; it needs the scope "
                    + needed.get().word() + ".";
            refuse(response, HttpStatus.FORBIDDEN, "SCOPE_MISSING", detail);
        }
    }

    /** Everything here is about people: an operator who does not work with them finds nothing (SAFETY P4). */
    private static boolean mayCall(Caller caller) {
        return caller instanceof Caller.PartnerCaller || caller.may(Role.OPERATOR);
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
