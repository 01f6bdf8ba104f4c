package it.ponte.console;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * What is asked of the identity provider, with PKCE. Of whoever must sign in again it shall ask her credentials, also where
 * it knows her already, and say when it did (OpenID Connect Core 3.1.2.1).
 */
final class WayToProvider implements OAuth2AuthorizationRequestResolver {
    private final DefaultOAuth2AuthorizationRequestResolver way;

    WayToProvider(ClientRegistrationRepository provider, String start) {
        this.way = new DefaultOAuth2AuthorizationRequestResolver(provider, start);
        this.way.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    }

    @Override
    public OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return again(way.resolve(request), request);
    }

    @Override
    public OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
        return again(way.resolve(request, registration), request);
    }

    private static OAuth2AuthorizationRequest again(OAuth2AuthorizationRequest asked, HttpServletRequest request) {
        if (asked == null || SignInAgain.of(request).isEmpty()) {
            return asked;
        }
        return OAuth2AuthorizationRequest.from(asked)
                .additionalParameters(further -> {
                    further.put("prompt", "login");
                    further.put("max_age", "0");
                })
                .build();
    }
}
