package it.ponte.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What is answered when no route or page took the request: a problem document for machines, a page for people. */
@Controller
public class ErrorFace implements ErrorController {

    /** For a browser: the page "error", which says what to do next. */
    @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
    Object page(HttpServletRequest request) {
        return isForMachines(request)
                ? problem(request)
                : new ModelAndView(
                        "error", java.util.Map.of("status", status(request).value()), status(request));
    }

    /** For everybody else: RFC 9457. */
    @RequestMapping("/error")
    org.springframework.http.ResponseEntity<byte[]> problem(HttpServletRequest request) {
        HttpStatus status = status(request);
        return Answers.problem(status, status.name(), detail(status), List.of());
    }

    private static boolean isForMachines(HttpServletRequest request) {
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return path != null
                && (path.toString().startsWith("/api") || path.toString().startsWith("/status"));
    }

    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        return status == null ? HttpStatus.NOT_FOUND : status;
    }

    private static String detail(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "There is no such thing here.";
            case METHOD_NOT_ALLOWED -> "This method is not offered here.";
            case NOT_ACCEPTABLE -> "This is offered as application/json only.";
            case INTERNAL_SERVER_ERROR -> "The hub made a mistake; it was noted. Nothing was accepted.";
            default -> "The request could not be understood.";
        };
    }
}
