package it.ponte.vacancy;

import it.ponte.vocabulary.Verdict;

/**
 * What recording a vacancy did.
 *
 * @param verdict RECORDED, UPDATED or UNCHANGED
 * @param code the vacancy's public code, V-…
 * @param vacancy internal id
 */
public record RecordedVacancy(Verdict verdict, String code, long vacancy) {
    /** Whether the vacancy changed, so that matching must look again. */
    public boolean changed() {
        return verdict != Verdict.UNCHANGED;
    }
}
