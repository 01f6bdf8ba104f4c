package it.ponte.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.ponte.access.Vault;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.jackson2.SecurityJackson2Modules;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.web.util.WebUtils;

/**
 * What somebody who is on her way to the identity provider was sent with, sealed, in a cookie of her browser: in sessions,
 * whoever asks for the way without end would fill the hub's memory.
 */
final class OnTheWay implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    private static final String COOKIE = "ponte-on-the-way";
    private static final String ABOUT = "authorization-request";
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Vault vault;
    private final ObjectMapper json =
            new ObjectMapper().registerModules(SecurityJackson2Modules.getModules(OnTheWay.class.getClassLoader()));

    OnTheWay(Vault vault) {
        this.vault = vault;
    }

    @Override
    public OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .flatMap(this::opened)
                .filter(sent -> sent.getState().equals(request.getParameter("state")))
                .orElse(null);
    }

    @Override
    public void saveAuthorizationRequest(
            OAuth2AuthorizationRequest sent, HttpServletRequest request, HttpServletResponse response) {
        set(sealed(sent), LONGEST, request, response);
    }

    @Override
    public OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest sent = loadAuthorizationRequest(request);
        if (sent != null) {
            set("", Duration.ZERO, request, response);
        }
        return sent;
    }

    private static void set(String value, Duration lasts, HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(COOKIE, value)
                .path("/")
                .maxAge(lasts)
                .httpOnly(true)
                .sameSite("Lax")
                .secure(request.isSecure())
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private String sealed(OAuth2AuthorizationRequest sent) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(vault.seal(json.writeValueAsBytes(sent), ABOUT));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    private Optional<OAuth2AuthorizationRequest> opened(Cookie cookie) {
        try {
            byte[] plain = vault.open(Base64.getUrlDecoder().decode(cookie.getValue()), ABOUT);
            return Optional.of(json.readValue(plain, OAuth2AuthorizationRequest.class));
        } catch (IOException | IllegalArgumentException | IllegalStateException notOurs) {
            return Optional.empty();
        }
    }
}
