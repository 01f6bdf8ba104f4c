package it.ponte.beneficiary;

import java.util.Collection;

/** What another room holds back of people while no legal basis holds, lets go of, or can tell again (SAFETY P13). */
public interface HearsOfBases {
    /**
     * Lets go of what waits on bases that have ended, inside the transaction that ends or renews them and before a new one
     * is written: that one does not bear it.
     *
     * @param referrals internal ids; of those whose basis holds nothing is let go of
     */
    default void lapse(Collection<Long> referrals) {}

    /**
     * Takes up again what was held back, as the last thing done in the transaction that renews their basis.
     *
     * @param people internal ids, each as she stands today
     */
    default void resume(Collection<Long> people) {}
}
