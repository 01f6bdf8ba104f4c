package it.ponte.console;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Answers 204 in a page's stead to whoever only asks whether she would reach it: after every door, before any act. */
final class OnlyAsking implements WebMvcConfigurer, HandlerInterceptor {
    static final String HEADER = "X-Only-Asking";

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object page) {
        if (request.getHeader(HEADER) == null || request.getDispatcherType() != DispatcherType.REQUEST) {
            return true;
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        return false;
    }
}
