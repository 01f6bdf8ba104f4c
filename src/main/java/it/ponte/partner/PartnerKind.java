package it.ponte.partner;

/** What kind of organisation a partner is. */
public enum PartnerKind {
    SOCIAL_SERVICE,
    HEALTH_SERVICE,
    ADDICTION_SERVICE,
    PRISON,
    ANTI_VIOLENCE_CENTRE,
    EMPLOYMENT_CENTRE,
    MUNICIPAL_DESK,
    CHARITY,
    UNION,
    COOPERATIVE,
    COMPANY,
    AGENCY,
    ASSOCIATION,
    TRAINING_BODY,
    /** Not an organisation: the public form on which people enrol themselves. */
    PUBLIC_FORM;

    /** Whether it may refer people: a company and an association of firms offer work, they refer nobody. */
    public boolean mayRefer() {
        return this != COMPANY && this != ASSOCIATION;
    }

    /** Whether it may offer work: services that refer people do not. */
    public boolean mayOffer() {
        return switch (this) {
            case COMPANY, COOPERATIVE, AGENCY, ASSOCIATION, EMPLOYMENT_CENTRE -> true;
            default -> false;
        };
    }

    /** Whether everybody it refers is protected, whatever a message says (SAFETY P11). */
    public boolean alwaysProtected() {
        return this == ANTI_VIOLENCE_CENTRE;
    }
}
