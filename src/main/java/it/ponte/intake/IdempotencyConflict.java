package it.ponte.intake;

/**
 * A partner used one Idempotency-Key for two different requests. Nothing was kept of the second; the REST face answers
 * 422 (draft-ietf-httpapi-idempotency-key-header, section 2.7).
 */
public class IdempotencyConflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public IdempotencyConflict() {
        super("the idempotency key was used for another request");
    }
}
