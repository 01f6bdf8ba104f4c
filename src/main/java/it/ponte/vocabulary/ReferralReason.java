package it.ponte.vocabulary;

/** Why a service refers a person (motivo della segnalazione): a closed list, since free words may tell who she is. */
public enum ReferralReason {
    /** She is out of work and looks for it (disoccupazione). */
    JOB_SEARCH,
    /** She looks for the first job of her life (primo impiego). */
    FIRST_JOB,
    /** She returns to work after years away from it (rientro al lavoro). */
    RETURN_TO_WORK,
    /** She neither works nor studies and wants to find out what suits her (orientamento). */
    ORIENTATION,
    /** She needs to learn something before or beside a job (formazione). */
    TRAINING,
    /** She has a job that she may lose or that does not feed her (mantenimento del lavoro). */
    JOB_RETENTION,
    /** Work is one part of a wider plan of her service (inclusione sociale). */
    SOCIAL_INCLUSION,
    /** Another reason (altro). */
    OTHER
}
