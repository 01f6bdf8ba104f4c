package it.ponte.vocabulary;

/** The highest level of education reached (titolo di studio), lowest first after UNKNOWN. */
public enum Education {
    UNKNOWN,
    PRIMARY_OR_NONE,
    LOWER_SECONDARY,
    VOCATIONAL,
    UPPER_SECONDARY,
    TERTIARY;

    /** Whether this level fulfils a demand; UNKNOWN fulfils only a demand that is UNKNOWN itself. */
    public boolean reaches(Education demand) {
        return compareTo(demand) >= 0;
    }
}
