package it.ponte.normalise;

import it.ponte.intake.SettledLine;
import it.ponte.reading.Problem;
import it.ponte.reading.ProblemCode;
import it.ponte.vocabulary.Verdict;
import java.util.List;

/**
 * What the sender is told of one line.
 *
 * @param number where it stands in the sender's file
 * @param verdict null while it waits
 * @param code public code of what it became (R-…, V-…, O-…), null when it became nothing
 * @param problems why it was refused or delayed; of a line that was recorded, only warnings
 */
public record ReceiptLine(int number, Verdict verdict, String code, List<Problem> problems) {
    public ReceiptLine {
        problems = List.copyOf(problems);
    }

    /** A line that its sender must correct; by its problems, one at least, it is found again until it is forgotten. */
    static ReceiptLine refused(int number, List<Problem> problems) {
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("line " + number + " is refused and nothing is wrong with it");
        }
        return new ReceiptLine(number, Verdict.REFUSED, null, problems);
    }

    /** A line that the hub could not record and looks into. */
    static ReceiptLine delayed(int number) {
        return new ReceiptLine(number, Verdict.DELAYED, null, List.of(new Problem("", ProblemCode.DELAYED, null)));
    }

    /** The answer alone, as the inbox stamps it on the line. */
    SettledLine settled() {
        return new SettledLine(number, verdict, code);
    }
}
