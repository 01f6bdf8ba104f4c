package it.ponte.beneficiary;

import java.util.Collection;

/** What another room held back of people while no legal basis held, and can tell again (SAFETY P13). */
public interface HearsOfRenewal {
    /**
     * Takes up again what was held back, as the last thing done in the transaction that renews their basis.
     *
     * @param people internal ids, each as she stands today
     */
    void resume(Collection<Long> people);
}
