package it.ponte.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** What an operator's account may do. An account has one or several, and none by itself. */
public enum Role {
    /** Works with people: arrivals, duplicates, proposals, letters. No accounts, no audit. */
    OPERATOR(false),
    /** As an operator, and may be the reference operator of protected people. */
    PROTECTED_OPERATOR(true),
    /** As an operator, hands over queues, reads the figures of the office, and may open a protected record in an emergency. */
    SUPERVISOR(true),
    /** Accounts, partners, settings, the trial of files. No people. */
    ADMINISTRATOR(true),
    /** Reads the audit, which knows codes only. */
    AUDITOR(false),
    /** Reads the audit, answers for emergency accesses, retention and the rights of the person. */
    DATA_PROTECTION_OFFICER(true);

    private final boolean needsSecondFactor;

    Role(boolean needsSecondFactor) {
        this.needsSecondFactor = needsSecondFactor;
    }

    /** Whether a password alone is too little for it. */
    public boolean needsSecondFactor() {
        return needsSecondFactor;
    }

    /** The roles and what they include: whoever is PROTECTED_OPERATOR or SUPERVISOR is an operator too. */
    public static Set<Role> withIncluded(Collection<Role> held) {
        Set<Role> all = EnumSet.noneOf(Role.class);
        all.addAll(held);
        if (all.contains(PROTECTED_OPERATOR) || all.contains(SUPERVISOR)) {
            all.add(OPERATOR);
        }
        return all;
    }
}
