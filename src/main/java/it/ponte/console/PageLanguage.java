package it.ponte.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** The language of the pages: Italian or English, remembered in a cookie that says nothing else. */
final class PageLanguage implements LocaleResolver {
    private static final String COOKIE = "lingua";
    private static final String CHOSEN = PageLanguage.class.getName();

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        if (request.getAttribute(CHOSEN) instanceof Locale chosen) {
            return chosen;
        }
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return cookie != null && cookie.getValue().equals("en") ? Locale.ENGLISH : Locale.ITALIAN;
    }

    @Override
    public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale wanted) {
        boolean english = wanted != null && wanted.getLanguage().equals("en");
        request.setAttribute(CHOSEN, english ? Locale.ENGLISH : Locale.ITALIAN);
        ResponseCookie cookie = ResponseCookie.from(COOKIE, english ? "en" : "it")
                .path("/")
                .httpOnly(true)
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
