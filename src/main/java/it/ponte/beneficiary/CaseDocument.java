package it.ponte.beneficiary;

import it.ponte.access.Personal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
 * @param told as of when those facts were told that its newest message is silent about; empty in documents sealed before
 *     this was kept
 */
record CaseDocument(
        Personal externalId,
        Personal caseNumber,
        Identity.Known identity,
        Profile profile,
        Map<Identity.Fact, AsOf> told) {
    private static final Pattern TAX_CODE =
            Pattern.compile("[A-Z]{6}[0-9A-Z]{2}[A-Z][0-9A-Z]{2}[A-Z][0-9A-Z]{3}[A-Z]|^[0-9A-Z]{16}$");
    /** The number that takes the tax code's place for people who only just arrived in Italy. */
    private static final Pattern PROVISIONAL_TAX_CODE = Pattern.compile("^[0-9]{11}$");

    private static final int SHORTEST_NAME = 3;

    CaseDocument {
        told = told == null ? Map.of() : told;
    }

    /**
     * What a message calls the case, and whom and what it tells of; of what it is silent about who she is, what was told
     * before.
     */
    static CaseDocument of(Message message, Optional<Said> before) {
        ReferralDraft draft = message.draft();
        Personal externalId = draft.personalExternalId();
        Personal caseNumber = Personal.orNull(draft.caseNumber());
        Personal forLetters = caseNumber == null ? externalId : caseNumber;
        if (message.isProtected()) {
            return new CaseDocument(externalId, forLetters, null, null, Map.of());
        }
        Said said = before.map(told -> told.and(message.said())).orElseGet(message::said);
        return new CaseDocument(externalId, forLetters, (Identity.Known) said.identity(), draft.profile(), said.told());
    }

    /** What it says of the person by name, its newest message as of this moment; empty where it does not. */
    Optional<Said> said(AsOf asOf) {
        return identity == null ? Optional.empty() : Optional.of(new Said(identity, profile, asOf, told));
    }

    /** The same, but of who she is it says this. */
    CaseDocument with(Said said) {
        return new CaseDocument(externalId, caseNumber, (Identity.Known) said.identity(), profile, said.told());
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
