package it.ponte.beneficiary;

/** What is said of a person, and where it stands among all that is said of her. */
record Said(Identity identity, Profile profile, AsOf asOf) {
    /**
     * What is said of her once this was told too. The newest message tells the whole profile, but what she must be spared:
     * that stays with each referral (SAFETY P7). Of her identity each fact is the newest one told, and a message that is
     * silent about a fact leaves it.
     */
    Said and(Said told) {
        return told.asOf.isBefore(asOf)
                ? new Said(identity.over(told.identity), profile, asOf)
                : new Said(told.identity.over(identity), told.profile.with(profile.guard()), told.asOf);
    }
}
