package it.ponte.placement;

/**
 * Whether a service may hear something of a person whom it referred, as things stand: the one rule for letters, their page,
 * the feed and the status of a referral (SAFETY P13, GDPR art. 18).
 */
public enum Telling {
    NOW,
    /** Her record is only kept: once it is used again. */
    LATER,
    /** The legal basis has ended. */
    NEVER;

    /**
     * The rule.
     *
     * @param isOwed whether it is told even so: the closing answer, and that her record ends
     * @param basisEnded whether there was a legal basis and none holds any more
     * @param restricted whether her record is only kept
     */
    public static Telling of(boolean isOwed, boolean basisEnded, boolean restricted) {
        if (basisEnded && !isOwed) {
            return NEVER;
        }
        return restricted ? LATER : NOW;
    }
}
