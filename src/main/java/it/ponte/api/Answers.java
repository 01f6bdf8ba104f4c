package it.ponte.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The answers of the REST face, as complete HTTP answers: JSON objects, and problems after RFC 9457. */
final class Answers {
    private static final MediaType FHIR = new MediaType("application", "fhir+json");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private Answers() {}

    /** One thing that is wrong: where and which rule. */
    record FieldProblem(Integer line, String field, String code, String hint) {}

    /** 200 with a JSON object; never cached, because it may speak of people. */
    static ResponseEntity<byte[]> ok(Object body) {
        return ok(MediaType.APPLICATION_JSON, body);
    }

    /** 200 with a resource of FHIR R4. */
    static ResponseEntity<byte[]> fhir(Object resource) {
        return ok(FHIR, resource);
    }

    private static ResponseEntity<byte[]> ok(MediaType type, Object body) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(type)
                .body(bytes(body));
    }

    /** 202 for a message that is stored for good. */
    static ResponseEntity<byte[]> accepted(String envelope, Object body) {
        return ResponseEntity.accepted()
                .header("Location", "/api/v1/envelopes/" + envelope)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(bytes(body));
    }

    /** What belongs to another partner, and what does not exist: the same bytes. */
    static ResponseEntity<byte[]> notFound() {
        return problem(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no such thing here.", List.of());
    }

    /** A body that breaks the contract, every problem named. */
    static ResponseEntity<byte[]> unprocessable(List<FieldProblem> problems) {
        return problem(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "INVALID",
                "Some fields are not as the contract asks; each is named by place and code.",
                problems);
    }

    static ResponseEntity<byte[]> problem(HttpStatus status, String code, String detail, List<FieldProblem> problems) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problemBytes(status, code, detail, problems));
    }

    static byte[] problemBytes(HttpStatus status, String code, String detail, List<FieldProblem> problems) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", status.getReasonPhrase());
        body.put("status", status.value());
        body.put("code", code);
        body.put("detail", detail);
        if (!problems.isEmpty()) {
            body.put("problems", problems);
        }
        return bytes(body);
    }

    private static byte[] bytes(Object body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an answer could not be written", impossible);
        }
    }
}
