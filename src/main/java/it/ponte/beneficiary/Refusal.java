package it.ponte.beneficiary;

/** Why two records are not joined. */
public enum Refusal {
    /** One of them does not stand any more: merged, protected or erased meanwhile. */
    GONE,
    /** They have two different valid tax codes: those are two people. */
    TWO_TAX_CODES
}
