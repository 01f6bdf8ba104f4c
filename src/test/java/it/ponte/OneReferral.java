package it.ponte;

import java.time.LocalDate;

/** One person whom the employment centre refers to a hub, and who is interviewed at once: one letter. */
final class OneReferral {
    private OneReferral() {}

    /** Refers her, with a case number, for a caseworker of this address. */
    static void interviewed(HubProcess hub, String key, String number, String caseworker) {
        String referral = hub.rest()
                .posted(
                        key,
                        "/api/v1/referrals",
                        """
                        {"externalId": "%s", "beneficiary": {"firstName": "Teresa", "lastName": "Bassoli"},
                         "caseworker": {"email": "%s"},
                         "basis": {"kind": "PUBLIC_TASK", "givenOn": "%s"}, "province": "MO"}
                        """
                                .formatted(number, caseworker, LocalDate.now()))
                .at("/results/0/code")
                .asText();
        hub.rest()
                .posted(
                        key,
                        "/api/v1/outcomes",
                        """
                        {"externalId": "%s", "about": "%s", "kind": "INTERVIEWED", "on": "%s"}
                        """
                                .formatted(number, referral, LocalDate.now()));
    }

    /** How many letters are so. */
    static int letters(HubProcess hub, String condition) {
        return hub.database()
                .sql("select count(*) from letter where " + condition)
                .query(Integer.class)
                .single();
    }
}
