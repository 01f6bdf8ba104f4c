package it.ponte.access;

/**
 * What a request to the REST face asks for beside its body, each value exactly as it came; null what it does not name.
 *
 * @param code the public code in its path
 * @param externalId the sender's own number of a referral
 * @param name of the file that is sent
 * @param idempotencyKey under which the sender may send the same again
 * @param after cursor of the last item already read
 * @param limit how many items at most
 */
public record Asked(String code, String externalId, String name, String idempotencyKey, String after, String limit) {

    /** Nothing of what was asked: numbers and file names may tell who a person is. */
    @Override
    public String toString() {
        return "Asked[•••]";
    }
}
