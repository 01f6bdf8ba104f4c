package it.ponte.vocabulary;

import java.util.Set;

/** What a person's consent covers (ambito del consenso, SAFETY P13). */
public enum ConsentScope {
    /** Her record is compared with vacancies, and she is proposed for them. */
    MATCHING,
    /** She is written to and telephoned about work. */
    CONTACT,
    /**
     * Companies may be told who she is. By this word alone none is: for each vacancy she consents once more, to the
     * things that its company learns (SAFETY P8).
     */
    DISCLOSURE,
    /** What became of her may be studied beyond the figures that the programme owes its funders. */
    STATISTICS;

    /** What a consent covers where nothing was told of it: the consent that people have always given here. */
    public static final Set<ConsentScope> USUAL = Set.of(MATCHING, CONTACT);
}
