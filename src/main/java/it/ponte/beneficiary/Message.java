package it.ponte.beneficiary;

import it.ponte.access.Personal;
import it.ponte.access.Vault;
import it.ponte.vocabulary.ReferralReason;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A draft with the keyed hashes by which the record knows it again, in hex.
 *
 * @param number of partner and external id
 * @param taxCode of the tax code; null without one, and for what a person told of herself on the public form
 * @param content of all that it tells, its moment left out
 * @param asOf where it stands among others about the same
 */
record Message(ReferralDraft draft, String number, String taxCode, String content, AsOf asOf) {

    static Message of(ReferralDraft draft, Vault vault) {
        Personal taxCode = proven(draft);
        return new Message(
                draft,
                Hex.text(externalIdIndex(vault, draft.partner(), draft.externalId())),
                taxCode == null ? null : Hex.text(vault.index("tax-code", taxCode.reveal())),
                Hex.text(vault.index("referral-content", digest(Content.of(draft)))),
                draft.order());
    }

    /**
     * The tax code by which the record may know a person. On the public form anybody can type anybody's: it neither
     * finds a record nor lets one be found (decision 0006).
     */
    private static Personal proven(ReferralDraft draft) {
        return draft.identity() instanceof Identity.Known known && !draft.selfEnrolled() ? known.codiceFiscale() : null;
    }

    /** The blind index of a partner's own number for a case. */
    static byte[] externalIdIndex(Vault vault, String partner, String externalId) {
        return vault.numberIndex("external-id:" + partner, externalId);
    }

    /** The hashes under which the record may know its referral or its person. */
    Stream<String> hashes() {
        return Stream.of(number, taxCode).filter(Objects::nonNull);
    }

    /** Whether it tells a tax code that is not hers, and not her old one that an operator set right either. */
    boolean tellsAnotherTaxCode(Beneficiary person) {
        return taxCode != null
                && !taxCode.equals(person.taxCode())
                && !person.rectified().hasWrongTaxCode(said());
    }

    boolean isProtected() {
        return draft.identity().isProtected();
    }

    /** What it says of the person. */
    Said said() {
        return new Said(draft.identity(), draft.profile(), asOf);
    }

    @Override
    public String toString() {
        return draft.toString();
    }

    /** The index forgets case and white space; over the hex digest of the content it sees every change. */
    private static String digest(Content content) {
        return DigestUtils.sha256Hex(Documents.write(content));
    }

    private record Content(
            Identity identity,
            Caseworker caseworker,
            Profile profile,
            LegalBasis basis,
            String caseNumber,
            ReferralReason reason,
            boolean selfEnrolled) {
        static Content of(ReferralDraft draft) {
            return new Content(
                    draft.identity(),
                    draft.caseworker(),
                    draft.profile(),
                    draft.basis(),
                    draft.caseNumber(),
                    draft.reason(),
                    draft.selfEnrolled());
        }
    }
}
