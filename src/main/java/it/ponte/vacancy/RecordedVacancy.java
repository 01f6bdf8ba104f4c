package it.ponte.vacancy;

/**
 * What recording a vacancy did.
 *
 * @param code the vacancy's public code, V-…
 * @param vacancy internal id
 */
public record RecordedVacancy(Verdict verdict, String code, long vacancy) {
    /** What became of one message. */
    public enum Verdict {
        RECORDED,
        UPDATED,
        UNCHANGED
    }

    /** Whether the vacancy changed, so that matching must look again. */
    public boolean changed() {
        return verdict != Verdict.UNCHANGED;
    }
}
