package it.ponte.beneficiary;

/** On what ground a record is set right (GDPR art. 16). */
public enum RectificationReason {
    /** She showed a document. */
    DOCUMENT_SEEN,
    /** She said so. */
    SHE_SAID,
    /** Her service said so, by word. */
    SERVICE_SAID,
    /** It was plainly a slip. */
    SLIP;

    /** The reason of this word; null of none. */
    static RectificationReason of(String word) {
        return word == null ? null : valueOf(word);
    }
}
