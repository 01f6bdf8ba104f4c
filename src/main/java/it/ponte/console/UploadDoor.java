package it.ponte.console;

import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.trial.Trial;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.apache.commons.io.input.BoundedInputStream;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a multipart body through at one place only, from a signed-in operator, and not larger than a file to be tried may
 * be: such a body is read as a whole before any page sees it, so nobody else may make the hub hold one.
 */
final class UploadDoor extends OncePerRequestFilter {
    /** What the form sends around the file. */
    private static final long AROUND = 64 * 1024;

    /** A browser shows the answer only after it was let finish; beyond this the connection is closed instead. */
    private static final long PASSED_OVER = 100L << 20;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        long length = request.getContentLengthLong();
        if (!request.getRequestURI().equals(TrialPages.PATH)) {
            response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
        } else if (who == null) {
            response.sendRedirect("/accesso");
        } else if (!OperatorCaller.of(who).may(Role.OPERATOR, Role.ADMINISTRATOR)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (length < 0) {
            response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
        } else if (length > Trial.MOST_BYTES + AROUND) {
            passOver(request);
            response.sendRedirect(TrialPages.PATH + "?grande");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void passOver(HttpServletRequest request) throws IOException {
        BoundedInputStream.builder()
                .setInputStream(request.getInputStream())
                .setMaxCount(PASSED_OVER)
                .setPropagateClose(false)
                .get()
                .transferTo(OutputStream.nullOutputStream());
    }
}
