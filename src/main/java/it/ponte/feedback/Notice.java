package it.ponte.feedback;

/** What a service is told beside outcomes, by a letter of its own; each has one fixed sentence (SAFETY P6). */
public enum Notice {
    /** The legal basis of its referral ends in 30 days or less (SAFETY P13). */
    BASIS_ENDS,
    /** Nothing was heard of the person for long: in 30 days she will be forgotten (SAFETY P14). */
    RECORD_ENDS,
    /**
     * Her own enrolment arrived. Services hear that in the receipt of their file or mail, or in the answer of the REST face;
     * a person who fills in the form has no other proof of it.
     */
    RECEIVED,
    /** Nothing new happened, and so much time went by that silence would break what was promised. */
    STILL_UNDER_WAY,
    /** Some of the referrals that it sent were not recorded. It is about no case, and bears neither number nor link. */
    SET_ASIDE,
    /** The operators answered what whoever follows a case wrote about it. */
    ANSWERED
}
