package it.ponte.api;

import it.ponte.feedback.LetterSwitch;
import it.ponte.work.BellState;
import it.ponte.work.SourceState;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /status}: whether the hub works, component by component, and whether letters are really delivered. */
@RestController
public class StatusFace {
    private final JdbcClient db;
    private final BellState bell;
    private final SourceState sources;
    private final LetterSwitch letters;
    private final Readiness readiness;
    private final boolean realMail;

    StatusFace(
            JdbcClient db,
            BellState bell,
            SourceState sources,
            LetterSwitch letters,
            Readiness readiness,
            @Value("${ponte.smtp.url}") String smtp) {
        this.db = db;
        this.bell = bell;
        this.sources = sources;
        this.letters = letters;
        this.readiness = readiness;
        this.realMail = !smtp.isBlank();
    }

    /**
     * 200 while messages can be accepted, 503 while they cannot: during the start, or without the database. Both are
     * problem documents (RFC 9457), as AgID's guidelines ask of /status; the code says UP, DEGRADED or DOWN.
     */
    @GetMapping("/status")
    ResponseEntity<Map<String, Object>> status() {
        boolean database = databaseAnswers();
        boolean accepts = database && readiness.isReady();
        boolean broker = bell.isWorking();
        Map<String, Object> components = new LinkedHashMap<>();
        components.put("database", database ? "UP" : "DOWN");
        components.put("broker", broker ? "UP" : "DOWN");
        components.put("mail", realMail ? "RELAY" : "KEPT_HERE");
        components.put("sources", sources.allWork() ? "UP" : "FAILING");
        HttpStatus status = accepts ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE;
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("type", "about:blank");
        answer.put("title", status.getReasonPhrase());
        answer.put("status", status.value());
        answer.put("code", !accepts ? "DOWN" : broker ? "UP" : "DEGRADED");
        answer.put("detail", accepts ? "Messages are accepted." : "Nothing can be accepted now; try again.");
        answer.put("letters", lettersAre(database));
        answer.put("components", components);
        ResponseEntity.BodyBuilder response = ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        return (accepts ? response : response.header("Retry-After", "30")).body(answer);
    }

    private String lettersAre(boolean database) {
        if (database && letters.isPaused()) {
            return "PAUSED";
        }
        return realMail ? "DELIVERED" : "NOT_DELIVERED";
    }

    private boolean databaseAnswers() {
        try {
            return db.sql("select true").query(Boolean.class).single();
        } catch (DataAccessException | TransactionException away) {
            return false;
        }
    }
}
