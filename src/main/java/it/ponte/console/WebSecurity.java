package it.ponte.console;

import it.ponte.access.Operators;
import it.ponte.access.SecondFactor;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.SessionTrackingMode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Security of the web pages (SAFETY, entry points: Web): who may open what stands in {@link WebDoors}, everything else
 * answers as not existing.
 */
@Configuration
public class WebSecurity {
    // Bootstrap Italia's style sheet carries its pictures, and one font of icons, as data.
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; font-src 'self' data:; style-src 'self'; script-src 'self'; "
                    + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
    private static final RequestMatcher CONSOLE =
            PathPatternRequestMatcher.withDefaults().matcher("/console/**");
    private final OperatorSignIn signIn;
    private final Presence presence;
    private final SignedIn signedIn;
    private final Oidc oidc;
    private final RequestCache askedFor = new AskedFor();

    WebSecurity(OperatorSignIn signIn, Operators operators, SecondFactor secondFactor, Clock clock, Oidc oidc) {
        this.signIn = signIn;
        this.presence = new Presence(operators, secondFactor, clock);
        this.signedIn = new SignedIn(clock, askedFor);
        this.oidc = oidc;
    }

    /** The chain of filters before every page that is not the REST face. */
    @Bean
    @Order(2)
    SecurityFilterChain webFace(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests(WebSecurity::doors)
                .logout(logout -> logout.logoutUrl("/uscita").logoutSuccessHandler(oidc.signedOut()))
                .requestCache(cache -> cache.requestCache(askedFor))
                // The check of a form's token reads the whole body, before anybody is asked who sends it.
                .addFilterBefore(new UploadDoor(), CsrfFilter.class)
                .addFilterBefore(presence, UploadDoor.class)
                .addFilterAfter(new TextDoor(), CsrfFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(tokens()).csrfTokenRequestHandler(drawnAtOnce()))
                .headers(this::headers)
                .exceptionHandling(WebSecurity::refusals);
        if (oidc.isLocalToo()) {
            http.authenticationProvider(signIn).formLogin(form -> form.loginPage("/accesso")
                    .usernameParameter("nome")
                    .passwordParameter("password")
                    .successHandler(signedIn)
                    .failureHandler(WebSecurity::notSignedIn)
                    .permitAll());
        }
        if (oidc.isUsed()) {
            http.oauth2Login(login -> oidc.settle(login).successHandler(signedIn));
        }
        return http.build();
    }

    /** Nobody may anything, but what the table of doors says; a page that is shown by another was let in before. */
    private static void doors(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll();
        for (Door door : WebDoors.all()) {
            List<RequestMatcher> methods = door.method() == HttpMethod.GET
                    ? List.of(matcher(HttpMethod.GET, door), matcher(HttpMethod.HEAD, door))
                    : List.of(matcher(door.method(), door));
            var matched = requests.requestMatchers(methods.toArray(RequestMatcher[]::new));
            if (door.isOpen()) {
                matched.permitAll();
            } else {
                matched.hasAnyRole(door.names().toArray(String[]::new));
            }
        }
        requests.anyRequest().denyAll();
    }

    private static RequestMatcher matcher(HttpMethod method, Door door) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, door.path());
    }

    /**
     * The session's number is in its cookie only, never in an address that could be passed on. Static: the web server asks
     * for it before the database, on which everything else here rests, is up.
     */
    @Bean
    static ServletContextInitializer sessionInCookie() {
        return servlets -> servlets.setSessionTrackingModes(Set.of(SessionTrackingMode.COOKIE));
    }

    private static void notSignedIn(HttpServletRequest request, HttpServletResponse response, Exception failure)
            throws IOException {
        boolean looked = !(failure instanceof AuthenticationServiceException);
        response.sendRedirect(looked ? "/accesso?errore" : "/accesso?occupato");
    }

    /** In a cookie, not in the session: whoever fills in an enrolment slowly must not lose it after 15 minutes. */
    private static CookieCsrfTokenRepository tokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return tokens;
    }

    /** Drawn when the request begins: a page sends its first bytes before its form is reached. */
    private static XorCsrfTokenRequestAttributeHandler drawnAtOnce() {
        XorCsrfTokenRequestAttributeHandler handler = new XorCsrfTokenRequestAttributeHandler();
        handler.setCsrfRequestAttributeName(null);
        return handler;
    }

    private void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY + oidc.formsMayLeadTo()))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(policy -> policy.policy("camera=(), geolocation=(), microphone=()"))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .cacheControl(Customizer.withDefaults());
    }

    /** Without the host in its address, which whoever asks may write into the request as he likes. */
    private static LoginUrlAuthenticationEntryPoint signInPage() {
        LoginUrlAuthenticationEntryPoint page = new LoginUrlAuthenticationEntryPoint("/accesso");
        page.setFavorRelativeUris(true);
        return page;
    }

    private static void refusals(ExceptionHandlingConfigurer<HttpSecurity> refusals) {
        refusals.defaultAuthenticationEntryPointFor(signInPage(), CONSOLE)
                .defaultAuthenticationEntryPointFor(
                        (request, response, refused) -> response.sendError(HttpServletResponse.SC_NOT_FOUND),
                        request -> true)
                .accessDeniedHandler(new Refused());
    }
}
