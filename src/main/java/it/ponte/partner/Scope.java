package it.ponte.partner;

import java.util.Arrays;

/** What a key of a partner may be used for. The words stand in partner files and, per operation, in the contract. */
public enum Scope {
    REFERRALS_READ("referrals:read"),
    REFERRALS_WRITE("referrals:write"),
    VACANCIES_READ("vacancies:read"),
    VACANCIES_WRITE("vacancies:write"),
    CANDIDATES_READ("candidates:read"),
    OUTCOMES_WRITE("outcomes:write"),
    FEEDBACK_READ("feedback:read"),
    ENVELOPES_READ("envelopes:read"),
    ENVELOPES_WRITE("envelopes:write"),
    /** Signing in to our drop box, where its files and receipts lie. */
    DROPBOX_USE("dropbox:use"),
    /** Signing the web form of the partner. */
    FORMS_WRITE("forms:write");

    private final String word;

    Scope(String word) {
        this.word = word;
    }

    /** As files and contract have it: {@code referrals:write}. */
    public String word() {
        return word;
    }

    /**
     * The scope of this word.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Scope of(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scope has this name"));
    }
}
