package it.ponte.beneficiary;

import it.ponte.access.Personal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a service calls a case, and whom and what it told of last: so that what the others told can be taken apart from it
 * when it asks for protection.
 *
 * @param externalId the service's own number
 * @param caseNumber what letters may quote if it tells nobody who she is
 * @param identity who she is, as this service says; null under protection
 * @param profile what she brings to a job, as this service says; null under protection
 */
record CaseDocument(Personal externalId, Personal caseNumber, Identity.Known identity, Profile profile) {
    private static final Pattern TAX_CODE =
            Pattern.compile("[A-Z]{6}[0-9A-Z]{2}[A-Z][0-9A-Z]{2}[A-Z][0-9A-Z]{3}[A-Z]|^[0-9A-Z]{16}$");
    /** The number that takes the tax code's place for people who only just arrived in Italy. */
    private static final Pattern PROVISIONAL_TAX_CODE = Pattern.compile("^[0-9]{11}$");

    private static final int SHORTEST_NAME = 3;

    static CaseDocument of(ReferralDraft draft) {
        Personal externalId = draft.personalExternalId();
        Personal caseNumber = Personal.orNull(draft.caseNumber());
        Identity.Known known = draft.identity() instanceof Identity.Known told ? told : null;
        return new CaseDocument(
                externalId,
                caseNumber == null ? externalId : caseNumber,
                known,
                known == null ? null : draft.profile());
    }

    /** This newer one, with what the older told of who she is where this one is silent. */
    CaseDocument over(CaseDocument older) {
        boolean isSilent = identity == null || older == null || older.identity == null;
        return isSilent
                ? this
                : new CaseDocument(externalId, caseNumber, (Identity.Known) identity.over(older.identity), profile);
    }

    /** The number for letters, or the public code where the number may tell who she is (SAFETY P6). */
    String safe(Identity identity, String publicCode) {
        return tell(identity) ? publicCode : caseNumber.reveal();
    }

    /** Whether the number for letters looks like a tax code or holds one of her names. */
    boolean tell(Identity identity) {
        String number = folded(caseNumber.reveal());
        return TAX_CODE.matcher(number).find()
                || PROVISIONAL_TAX_CODE.matcher(number).find()
                || identity.names()
                        .flatMap(name -> Stream.concat(
                                Stream.of(name.reveal()),
                                Stream.of(name.reveal().split("[\\s'’-]+"))))
                        .map(CaseDocument::folded)
                        .anyMatch(name -> name.length() >= SHORTEST_NAME && number.contains(name));
    }

    @Override
    public String toString() {
        return "CaseDocument[•••]";
    }

    /** Upper case letters and digits only, without accents. */
    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{Nd}]", "");
    }
}
