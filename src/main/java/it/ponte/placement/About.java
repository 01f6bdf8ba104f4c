package it.ponte.placement;

/**
 * Whom and what an outcome is about, once its code was found and its teller may tell it.
 *
 * @param beneficiary internal id of the person
 * @param proposal internal id of the proposal, null when it was told about a referral
 */
record About(long beneficiary, Long proposal) {}
