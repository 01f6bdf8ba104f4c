package it.ponte.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.web.util.WebUtils;

/**
 * Where an operator wanted to go before she signed in, in a cookie of her browser: in sessions, whoever asks for pages
 * without end would fill the hub's memory. Only a page of the operators' area is noted and believed, so that it leads
 * nowhere else.
 */
final class AskedFor implements RequestCache {
    private static final String COOKIE = "ponte-asked-for";
    private static final Pattern PAGE = Pattern.compile("/console(?:[/?][\\x21-\\x7E]{0,1000})?");

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        String query = request.getQueryString();
        String asked = request.getRequestURI() + (query == null ? "" : "?" + query);
        if (request.getMethod().equals("GET") && PAGE.matcher(asked).matches()) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    cookie(encoded(asked), request).build().toString());
        }
    }

    @Override
    public SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .flatMap(AskedFor::decoded)
                .filter(asked -> PAGE.matcher(asked).matches())
                .map(SimpleSavedRequest::new)
                .orElse(null);
    }

    /** None: a page is asked for again, nothing of the first request is needed. */
    @Override
    public HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        if (WebUtils.getCookie(request, COOKIE) != null) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    cookie("", request).maxAge(0).build().toString());
        }
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(String value, HttpServletRequest request) {
        return ResponseCookie.from(COOKIE, value)
                .path("/")
                .httpOnly(true)
                .sameSite("Lax")
                .secure(request.isSecure());
    }

    private static String encoded(String asked) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(asked.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> decoded(Cookie cookie) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(cookie.getValue()), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
