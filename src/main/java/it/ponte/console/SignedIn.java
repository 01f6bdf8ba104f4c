package it.ponte.console;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * Notes in the new session how it began, and lets an operator go where she wanted to go: after signing in again, to the act
 * for which she did.
 */
final class SignedIn extends SavedRequestAwareAuthenticationSuccessHandler {
    private final Clock clock;
    private final RequestCache askedFor;

    SignedIn(Clock clock, RequestCache askedFor) {
        this.clock = clock;
        setDefaultTargetUrl("/console");
        setRequestCache(askedFor);
        this.askedFor = askedFor;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication signedIn)
            throws IOException, ServletException {
        begin(signedIn).keepIn(request);
        askedFor.removeRequest(request, response); // what the request brought is read all the same
        Optional<SignInAgain> back = backAgain(request, signedIn);
        SignInAgain.end(request);
        if (back.isPresent()) {
            back.get().keepIn(request);
            clearAuthenticationAttributes(request);
            getRedirectStrategy().sendRedirect(request, response, back.get().page());
        } else {
            super.onAuthenticationSuccess(request, response, signedIn);
        }
    }

    /** What waited for her; what waited for somebody else ends. */
    private Optional<SignInAgain> backAgain(HttpServletRequest request, Authentication signedIn) {
        return signedIn.getPrincipal() instanceof OidcOperator external
                ? SignInAgain.of(request)
                        .filter(waiting -> waiting.name().equals(external.name()))
                        .map(waiting -> waiting.back(external.token().getAuthenticatedAt(), clock.instant()))
                : Optional.empty();
    }

    /** Whoever comes from the identity provider proved there what the provider asks for. */
    private SignIn begin(Authentication signedIn) {
        return signedIn.getPrincipal() instanceof OidcOperator external
                ? new SignIn(external.round(), clock.instant(), true)
                : new SignIn((int) signedIn.getDetails(), clock.instant(), false);
    }
}
