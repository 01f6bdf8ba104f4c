package it.ponte.api;

import it.ponte.work.TryLater;
import java.sql.SQLException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * What a caller hears when something of ours broke: 503 while the database is away or too much is being read or held in
 * memory, else 500; never a reason.
 */
@Component
public class ApiFaults {
    static final String UNAVAILABLE = "UNAVAILABLE";
    static final int RETRY_SECONDS = 30;

    /** The answer to a failed request; nothing was accepted. */
    public ResponseEntity<byte[]> answer(Throwable fault) {
        if (mayPass(fault)) {
            return unavailable("Nothing was accepted; try again.");
        }
        return Answers.problem(
                HttpStatus.INTERNAL_SERVER_ERROR, "FAULT", "The hub made a mistake; nothing was accepted.", List.of());
    }

    /** 503 with the time after which to come again. */
    static ResponseEntity<byte[]> unavailable(String detail) {
        ResponseEntity<byte[]> answer = Answers.problem(HttpStatus.SERVICE_UNAVAILABLE, UNAVAILABLE, detail, List.of());
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header("Retry-After", Integer.toString(RETRY_SECONDS))
                .body(answer.getBody());
    }

    /**
     * Too much is being read or held in memory, or no connection to the database could be had, or its server ended it: classes 08, 53 and
     * 57P of its SQLSTATE codes.
     */
    private static boolean mayPass(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            boolean passes = cause instanceof TryLater
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof CannotGetJdbcConnectionException
                    || cause instanceof SQLException sql && tellsThatItIsAway(sql.getSQLState());
            if (passes) {
                return true;
            }
        }
        return false;
    }

    private static boolean tellsThatItIsAway(String state) {
        return state != null && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57P"));
    }
}
