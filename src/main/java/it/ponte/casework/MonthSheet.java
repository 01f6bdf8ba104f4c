package it.ponte.casework;

import it.ponte.casework.ReaderCases.ReaderCase;
import it.ponte.placement.Outcome;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;

/**
 * The cases of a reader in one month: what happened in it, and what is expected of her now. Case numbers, days and kinds
 * only.
 *
 * @param lines one for each case, in the order of her list
 */
public record MonthSheet(YearMonth month, List<Line> lines) {
    /** One case; its outcomes are those of the month, oldest first. */
    public record Line(String caseNumber, List<Outcome> outcomes, Need need) {
        /** The case number tells a service who she is: it is not printed. */
        @Override
        public String toString() {
            return "Line[" + need + "]";
        }
    }

    /** The sheet of a month. */
    public static MonthSheet of(YearMonth month, List<ReaderCase> cases) {
        return new MonthSheet(
                month,
                cases.stream()
                        .map(one -> new Line(
                                one.caseNumber(),
                                one.outcomes().stream()
                                        .filter(outcome ->
                                                YearMonth.from(outcome.on()).equals(month))
                                        .sorted(Outcome.IN_ORDER)
                                        .toList(),
                                one.need()))
                        .toList());
    }

    /**
     * As CSV with semicolons, which begins with a byte order mark: a line for each outcome, one for a case without.
     *
     * @param head the names of the columns: case, day, what happened
     * @param word how an outcome is called
     */
    public String csv(List<String> head, Function<Outcome, String> word) {
        StringBuilder csv = new StringBuilder("\uFEFF").append(row(head));
        for (Line line : lines) {
            if (line.outcomes().isEmpty()) {
                csv.append(row(List.of(line.caseNumber(), "", "")));
            }
            line.outcomes()
                    .forEach(outcome -> csv.append(
                            row(List.of(line.caseNumber(), outcome.on().toString(), word.apply(outcome)))));
        }
        return csv.toString();
    }

    private static String row(List<String> cells) {
        return String.join(";", cells.stream().map(MonthSheet::cell).toList()) + "\r\n";
    }

    /** What a spreadsheet would run is text (SAFETY P15). */
    private static String cell(String value) {
        String harmless = value.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + value : value;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
