package it.ponte;

import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * A start that fails for a reason that was foreseen is told in one sentence, not as a stack trace. The rooms say their
 * reasons as an {@link IllegalStateException}; the innermost one is the reason itself.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class ForeseenFailureAnalyzer implements FailureAnalyzer {
    @Override
    public FailureAnalysis analyze(Throwable failure) {
        String reason = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException taken) {
                reason = "port " + taken.getPort() + " belongs to another program; set PONTE_HTTP_PORT to a free one";
            } else if (cause instanceof FlywayValidateException) {
                reason = "the database was made by another version of the hub; start that version,"
                        + " or this one over an empty database";
            } else if (cause instanceof IllegalStateException && isOurs(cause)) {
                reason = cause.getMessage();
            }
        }
        return reason == null ? null : new FailureAnalysis(reason, null, failure);
    }

    private static boolean isOurs(Throwable cause) {
        StackTraceElement[] places = cause.getStackTrace();
        return places.length > 0 && places[0].getClassName().startsWith("it.ponte.");
    }
}
