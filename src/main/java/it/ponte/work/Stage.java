package it.ponte.work;

/** The stages of the line, in the order data passes; each has one queue and one route. */
public enum Stage {
    /** Lines of an envelope wait to be understood and recorded; subject: envelope. */
    NORMALISE,
    /** A settled envelope waits for its receipt to be written; subject: envelope. */
    RECEIPT,
    /** A settled envelope that came by mail waits for its receipt to be mailed; subject: envelope. */
    MAIL_RECEIPT,
    /** A new or changed person waits to be matched with the open vacancies; subject: beneficiary. */
    MATCH_PERSON,
    /** A new or changed person waits to be compared with those who may be the same; subject: beneficiary. */
    COMPARE,
    /** A new or changed vacancy waits to be matched with the people; subject: vacancy. */
    MATCH_VACANCY,
    /** An accepted proposal waits to become a path; subject: proposal. */
    PATH,
    /** An outcome told to us waits to be stamped on path and placement; subject: outcome. */
    OUTCOME,
    /** A stamped outcome waits to be told; subject: outcome. */
    FEEDBACK,
    /** A letter waits to be sent; subject: letter. */
    LETTER,
    /** A file with outcomes waits to be put into a partner's folder; subject: feedback file. */
    FEEDBACK_FILE,
    /** An emergency access waits to be told by mail; subject: notice. */
    NOTICE,
    /** A service waits to be asked to call, as a letter could not be delivered; subject: call notice. */
    CALL,
    /** A one-time code for the page of a case waits to be drawn and sent; subject: page code. */
    PAGE_CODE,
    /** Somebody whose time may be over waits for notice of it, or to be forgotten; subject: beneficiary. */
    RETENTION
}
