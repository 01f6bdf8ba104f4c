package it.ponte.beneficiary;

import java.util.Collection;

/** What another room knows of people and must let go of in the same act by which they come under protection (SAFETY P11). */
public interface EndsAtProtection {
    /**
     * Lets go of it, inside the transaction that protects these people; doing so again changes nothing.
     *
     * @param people internal ids; what stands under records that were merged into theirs is meant too
     */
    void comeUnderProtection(Collection<Long> people);
}
