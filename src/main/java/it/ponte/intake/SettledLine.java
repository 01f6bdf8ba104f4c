package it.ponte.intake;

import it.ponte.vocabulary.Verdict;

/**
 * The answer to one line.
 *
 * @param number where it stands in the sender's file
 * @param verdict null while the line waits
 * @param code public code of what it became (R-…, V-…, O-…), null when it became nothing
 */
public record SettledLine(int number, Verdict verdict, String code) {}
