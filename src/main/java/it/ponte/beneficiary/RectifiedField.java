package it.ponte.beneficiary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/** A fact of a record that an operator can set right. What a person must be spared is none: it stays with each referral. */
public enum RectifiedField {
    LAST_NAME(Identity.Fact.LAST_NAME, "lastName"),
    FIRST_NAME(Identity.Fact.FIRST_NAME, "firstName"),
    TAX_CODE(Identity.Fact.TAX_CODE, "codiceFiscale"),
    SEX(Identity.Fact.SEX, "sex"),
    BORN_ON(Identity.Fact.BORN_ON, "bornOn"),
    CITIZENSHIP(Identity.Fact.CITIZENSHIP, "citizenship"),
    PHONE(Identity.Fact.PHONE, "phone"),
    EMAIL(Identity.Fact.EMAIL, "email"),
    EDUCATION(null, "education"),
    SKILLS(null, "skills"),
    LANGUAGES(null, "languages"),
    TRANSVERSAL(null, "transversal"),
    LICENCES(null, "licences"),
    AVAILABILITY(null, "availability"),
    PROVINCE(null, "province"),
    REACH(null, "reach");

    private static final ObjectNode NOTHING_TOLD = Documents.tree(Profile.EMPTY);

    /** Null for one of the profile. */
    private final Identity.Fact fact;

    private final String key;

    RectifiedField(Identity.Fact fact, String key) {
        this.fact = fact;
        this.key = key;
    }

    /** Whether it is one of the profile, which protected people have too. */
    boolean isOfProfile() {
        return fact == null;
    }

    /** What is said about it, the same text for the same meaning; null where nothing is. */
    String text(Said said) {
        JsonNode told = document(said).get(key);
        return told == null || fact == null && told.equals(NOTHING_TOLD.get(key)) ? null : told.toString();
    }

    /** The same as {@code into}, but about this what {@code from} says, as of the moment at which it was told. */
    Said copy(Said from, Said into) {
        ObjectNode document = document(into);
        document.remove(key);
        JsonNode said = document(from).get(key);
        if (said != null) {
            document.set(key, said);
        }
        return fact == null
                ? new Said(into.identity(), Documents.read(document, Profile.class), into.asOf(), into.told())
                : new Said(
                        Documents.read(document, Identity.Known.class), into.profile(), into.asOf(), told(from, into));
    }

    private Map<Identity.Fact, AsOf> told(Said from, Said into) {
        Map<Identity.Fact, AsOf> told = new HashMap<>(into.told());
        AsOf asOf = from.of(fact);
        if (asOf != null) {
            told.put(fact, asOf);
        }
        return told;
    }

    private ObjectNode document(Said said) {
        return Documents.tree(fact == null ? said.profile() : said.identity());
    }
}
