package it.ponte.beneficiary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A fact of a record that an operator can set right. What a person must be spared is none: it stays with each referral. */
public enum RectifiedField {
    LAST_NAME(true, "lastName"),
    FIRST_NAME(true, "firstName"),
    TAX_CODE(true, "codiceFiscale"),
    SEX(true, "sex"),
    BORN_ON(true, "bornOn"),
    CITIZENSHIP(true, "citizenship"),
    PHONE(true, "phone"),
    EMAIL(true, "email"),
    EDUCATION(false, "education"),
    SKILLS(false, "skills"),
    LANGUAGES(false, "languages"),
    TRANSVERSAL(false, "transversal"),
    LICENCES(false, "licences"),
    AVAILABILITY(false, "availability"),
    PROVINCE(false, "province"),
    REACH(false, "reach");

    private static final ObjectNode NOTHING_TOLD = Documents.tree(Profile.EMPTY);

    private final boolean isOfIdentity;
    private final String key;

    RectifiedField(boolean isOfIdentity, String key) {
        this.isOfIdentity = isOfIdentity;
        this.key = key;
    }

    /** What is said about it, the same text for the same meaning; null where nothing is. */
    String text(Said said) {
        JsonNode told = document(said).get(key);
        return told == null || !isOfIdentity && told.equals(NOTHING_TOLD.get(key)) ? null : told.toString();
    }

    /** The same as {@code into}, but about this what {@code from} says. */
    Said copy(Said from, Said into) {
        ObjectNode document = document(into);
        document.remove(key);
        JsonNode fact = document(from).get(key);
        if (fact != null) {
            document.set(key, fact);
        }
        return isOfIdentity
                ? new Said(Documents.read(document, Identity.Known.class), into.profile(), into.asOf())
                : new Said(into.identity(), Documents.read(document, Profile.class), into.asOf());
    }

    private ObjectNode document(Said said) {
        return Documents.tree(isOfIdentity ? said.identity() : said.profile());
    }
}
