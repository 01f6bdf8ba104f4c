package it.ponte.casework;

import it.ponte.access.Caller.ReaderCaller;
import it.ponte.access.Personal;

/**
 * Who reads the pages of a case: a caseworker, whoever reads a service's shared mailbox, or the person who enrolled herself.
 *
 * @param id internal id of the caseworker, or of her own referral; 0 for a mailbox
 * @param partner the service, or the owner of the form
 * @param email where her code goes; null where there is no address
 */
public record CaseReader(Kind kind, long id, String partner, Personal email) {
    /** Which of the three. */
    public enum Kind {
        CASEWORKER,
        MAILBOX,
        HERSELF
    }

    /** As tables and the audit name her: {@code caseworker:12}, {@code mailbox:cpi-valmora}, {@code referral:77}. */
    public String who() {
        return switch (kind) {
            case CASEWORKER -> "caseworker:" + id;
            case MAILBOX -> "mailbox:" + partner;
            case HERSELF -> "referral:" + id;
        };
    }

    /** As the audit knows her. */
    public ReaderCaller caller() {
        return new ReaderCaller(who());
    }

    /** Whether she is written to about cases of others. */
    public boolean isOfService() {
        return kind != Kind.HERSELF;
    }
}
