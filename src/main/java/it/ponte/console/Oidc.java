package it.ponte.console;

import it.ponte.access.Accounts;
import it.ponte.access.Operators;
import it.ponte.access.Role;
import it.ponte.access.Vault;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.authentication.logout.SimpleUrlLogoutSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * Signing in at an OpenID Connect provider, with PKCE, state and nonce. The provider says who somebody is and which roles
 * she has; without any role of ours nobody gets in, and no account is made.
 */
@Component
public class Oidc {
    /** The way to the provider, for the page to sign in. */
    static final String START = "/oauth2/authorization";

    /** How the provider is called in addresses. */
    static final String HERE = "ponte";

    private static final Logger log = LoggerFactory.getLogger(Oidc.class);

    private final OidcSettings settings;
    private final Accounts accounts;
    private final OnTheWay onTheWay;
    private final boolean localToo;
    private final ClientRegistrationRepository provider =
            new SupplierClientRegistrationRepository(() -> new InMemoryClientRegistrationRepository(registration()));

    Oidc(
            Environment environment,
            Accounts accounts,
            Vault vault,
            @Value("${ponte.sign-in.local:true}") boolean localToo) {
        this.settings = read(environment);
        this.accounts = accounts;
        this.onTheWay = new OnTheWay(vault);
        this.localToo = localToo;
        if (!localToo && !isUsed()) {
            throw new IllegalStateException("ponte.sign-in.local is false and there is no ponte.sign-in.oidc.issuer");
        }
    }

    private static OidcSettings read(Environment environment) {
        Binder binder = Binder.get(environment);
        String at = "ponte.sign-in.oidc.";
        return new OidcSettings(
                binder.bind(at + "issuer", String.class).orElse(""),
                binder.bind(at + "client-id", String.class).orElse(""),
                binder.bind(at + "client-secret", String.class).orElse(""),
                binder.bind(at + "scopes", Bindable.listOf(String.class)).orElse(List.of("openid", "profile")),
                binder.bind(at + "name-claim", String.class).orElse("preferred_username"),
                binder.bind(at + "roles-claim", String.class).orElse("roles"),
                OidcSettings.roles(binder.bind(at + "roles", Bindable.mapOf(String.class, String.class))
                        .orElse(Map.of())));
    }

    /** Asked for when somebody signs in first, so that the hub starts while the provider is away. */
    private ClientRegistration registration() {
        return ClientRegistrations.fromIssuerLocation(settings.issuer())
                .registrationId(HERE)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope(settings.scopes())
                .build();
    }

    boolean isUsed() {
        return settings.isUsed();
    }

    /** Whether names and passwords of our own open as well. */
    boolean isLocalToo() {
        return localToo;
    }

    OAuth2LoginConfigurer<HttpSecurity> settle(OAuth2LoginConfigurer<HttpSecurity> login) {
        return login.loginPage("/accesso")
                .clientRegistrationRepository(provider)
                .authorizationEndpoint(there -> there.authorizationRequestResolver(new WayToProvider(provider, START))
                        .authorizationRequestRepository(onTheWay))
                .userInfoEndpoint(who -> who.oidcUserService(this::operator))
                .failureHandler(notSignedIn());
    }

    /** Why is not kept: it would take a session. */
    private static SimpleUrlAuthenticationFailureHandler notSignedIn() {
        SimpleUrlAuthenticationFailureHandler handler = new SimpleUrlAuthenticationFailureHandler("/accesso?rifiutato");
        handler.setAllowSessionCreation(false);
        return handler;
    }

    /** Only what the signed token says counts; the provider is asked nothing more about her. */
    private OidcUser operator(OidcUserRequest request) {
        Map<String, Object> claims = request.getIdToken().getClaims();
        Set<Role> roles = settings.rolesIn(claims);
        String name = name(claims.get(settings.nameClaim()));
        if (roles.isEmpty() || !Operators.isName(name)) {
            throw refused(roles.isEmpty() ? "without a role of ours" : "without a name of the form used here");
        }
        String subject =
                request.getIdToken().getIssuer() + " " + request.getIdToken().getSubject();
        return accounts.external(subject, name, roles)
                .map(account -> new OidcOperator(account, request.getIdToken()))
                .orElseThrow(() -> refused("whose account was removed, or whose name is somebody else's here"));
    }

    /** {@code Anna.Rossi@comune.example} is anna.rossi here. */
    private static String name(Object claim) {
        return claim instanceof String text ? text.toLowerCase(Locale.ROOT).replaceFirst("@.*$", "") : "";
    }

    private static OAuth2AuthenticationException refused(String why) {
        log.warn("refused somebody {} from the identity provider", why);
        return new OAuth2AuthenticationException("access_denied");
    }

    /** After signing out here: to the page that says so, by way of the provider for whoever came from there. */
    LogoutSuccessHandler signedOut() {
        SimpleUrlLogoutSuccessHandler here = new SimpleUrlLogoutSuccessHandler();
        if (isUsed()) {
            OidcClientInitiatedLogoutSuccessHandler there = new OidcClientInitiatedLogoutSuccessHandler(provider);
            there.setPostLogoutRedirectUri("{baseUrl}/accesso");
            here = there;
        }
        here.setDefaultTargetUrl("/accesso?uscita");
        return here;
    }

    /** For the policy of contents: signing out is a form, and leads to the provider. */
    String formsMayLeadTo() {
        return isUsed() ? " " + settings.origin() : "";
    }
}
