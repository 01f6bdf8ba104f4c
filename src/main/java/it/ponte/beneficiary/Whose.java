package it.ponte.beneficiary;

/** Which people a list shows. */
public enum Whose {
    /** Everybody of whom the operator may know. */
    ALL,
    /** Those in her own queue, in those of whom she stands in for today, and in those handed over to her. */
    MINE,
    /** Those whom nobody follows. */
    NOBODYS
}
