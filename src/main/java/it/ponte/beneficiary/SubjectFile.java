package it.ponte.beneficiary;

import it.ponte.access.Personal;
import it.ponte.vocabulary.ReferralReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * All that this room holds of a person, opened for herself (GDPR art. 15); nothing of third people: not even her
 * caseworkers' names. Cannot print itself.
 *
 * @param id internal id
 * @param code public code, B-…
 * @param restrictedAt since when her record is only kept, null while it is used
 * @param identity of a protected person her service's reference alone
 * @param sources what each service told of her
 * @param before what her record said before it changed, oldest first
 */
public record SubjectFile(
        long id,
        String code,
        Instant recordedAt,
        Instant restrictedAt,
        Identity identity,
        Profile profile,
        List<Source> sources,
        List<Before> before) {
    public SubjectFile {
        sources = List.copyOf(sources);
        before = List.copyOf(before);
    }

    /**
     * One referral, or her own form.
     *
     * @param caseNumber what its service calls her case; null where that was forgotten
     * @param identity and profile: what its service told last; null where that was forgotten
     * @param basis CONSENT or PUBLIC_TASK; null where none was told
     * @param until last day on which it holds; null where none does
     * @param scope what a consent covers, words of ConsentScope with commas between; null for a public task
     * @param collectedBy operator:&lt;name&gt;, partner:&lt;id&gt; or herself; null where none holds
     */
    public record Source(
            String code,
            String partner,
            boolean own,
            Instant receivedAt,
            Instant updatedAt,
            Instant withdrawnAt,
            ReferralReason reason,
            Personal caseNumber,
            Identity.Known identity,
            Profile profile,
            String basis,
            LocalDate until,
            String scope,
            String collectedBy) {}

    /** What her record said until a message, or an operator who set it right, changed it; the service is null where nobody knows any more, who she is where she is protected. */
    public record Before(Instant until, String partner, boolean rectified, Identity.Known identity, Profile profile) {}

    @Override
    public String toString() {
        return "SubjectFile[" + code + "]";
    }
}
