package it.ponte.beneficiary;

/** What another room held back of a person while no legal basis held, and can tell again (SAFETY P13). */
public interface HearsOfRenewal {
    /**
     * Takes up again what was held back, as the last thing done in the transaction that renews her consent.
     *
     * @param beneficiary internal id of the person as she stands today
     */
    void resume(long beneficiary);
}
