package it.ponte.machines;

import it.ponte.machines.Answer.Word;
import it.ponte.vocabulary.ItalianTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * A column of a file of outcomes.
 *
 * @param title as the partner calls it
 * @param from what it tells; null where it always says the same
 * @param days how a day is written; null for anything else, and for ISO
 * @param codes the partner's codes by our words; empty where our words are written
 * @param otherwise what stands there where nothing is told or our word has no code, and in every line of a column
 *     without {@code from}; null for nothing
 */
record Column(String title, Word from, DateTimeFormatter days, Map<String, String> codes, String otherwise) {
    Column {
        codes = Map.copyOf(codes);
    }

    /** A column of the hub's own files. */
    static Column own(Word word) {
        return new Column(word.written(), word, null, Map.of(), null);
    }

    /** The cell of one outcome. */
    String of(Answer answer) {
        String told = from == null ? null : told(answer);
        if (told == null) {
            return otherwise == null ? "" : otherwise;
        }
        return codes.isEmpty() ? told : codes.getOrDefault(told, otherwise);
    }

    /** What the hub itself would write; null where it has nothing to tell. */
    private String told(Answer answer) {
        return switch (from) {
            case REFERRAL -> answer.referral();
            case CASE_NUMBER -> answer.caseNumber();
            case OUTCOME -> answer.outcome();
            case ON -> answer.on() == null ? null : days == null ? answer.on().toString() : days.format(answer.on());
            case TOLD_US_AT ->
                days == null ? answer.toldUsAt().toString() : days.format(ItalianTime.of(answer.toldUsAt()));
            case REASON -> answer.reason();
        };
    }
}
