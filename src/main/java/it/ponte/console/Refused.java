package it.ponte.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/**
 * What somebody sees who may not do something: the next step while she is not quite signed in, "this page is too old" when a
 * form's token no longer fits, and otherwise what a page that does not exist answers. The operators' area has one entrance
 * for all: who may not see its first page goes to the first that she may see.
 */
final class Refused implements AccessDeniedHandler {

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        if (response.isCommitted()) {
            return; // a form that broke off on its way was answered by the web server
        }
        Optional<Standing> unfinished = Arrays.stream(Standing.values())
                .filter(standing -> standing != Standing.SIGNED_IN && request.isUserInRole(standing.name()))
                .findAny();
        if (refused instanceof CsrfException) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (unfinished.isPresent()) {
            response.sendRedirect(unfinished.get().page());
        } else if (request.getMethod().equals("GET") && request.getRequestURI().equals("/console")) {
            response.sendRedirect(Sections.home(request::isUserInRole));
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
