package it.ponte.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/**
 * What somebody sees who may not do something: the page for a new password while she holds a one-time password, "this
 * page is too old" when a form's token no longer fits, and otherwise what a page that does not exist answers.
 */
final class Refused implements AccessDeniedHandler {

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        if (response.isCommitted()) {
            return; // a form that broke off on its way was answered by the web server
        }
        if (refused instanceof CsrfException) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (request.isUserInRole(OperatorSignIn.ONE_TIME)) {
            response.sendRedirect(request.getContextPath() + "/console/password");
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
