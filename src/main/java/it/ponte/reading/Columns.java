package it.ponte.reading;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The mapped columns of a table: resolved once, at its header. */
final class Columns {
    /** What a spreadsheet shows where a formula went wrong, in English and in Italian. */
    private static final Set<String> ERRORS = Set.of(
            "#N/A",
            "#N/D",
            "#REF!",
            "#RIF!",
            "#VALUE!",
            "#VALORE!",
            "#NAME?",
            "#NOME?",
            "#DIV/0!",
            "#NUM!",
            "#NULL!",
            "#NULLO!",
            "#SPILL!",
            "#CALC!");

    private final List<Column> mapped;
    private final int width;

    private Columns(List<Column> mapped, int width) {
        this.mapped = mapped;
        this.width = width;
    }

    /**
     * Finds the mapping's columns among a table's titles.
     *
     * @param line the number of the header row, for the refusal
     * @throws Unreadable when a mapped column is missing (MISSING_COLUMN) or stands there twice (DUPLICATE_KEY), or
     *     there are too many columns
     */
    static Columns in(Titles titles, Layout layout, int line, Limits limits) throws Unreadable {
        if (titles.width() > limits.columns()) {
            throw new Unreadable(ProblemCode.TOO_LARGE, line, null);
        }
        List<Column> mapped = new ArrayList<>();
        for (String name : layout.sources()) {
            int place = titles.place(name);
            if (place == Titles.MISSING) {
                throw new Unreadable(ProblemCode.MISSING_COLUMN, line, name);
            }
            if (place == Titles.AMBIGUOUS) {
                throw new Unreadable(ProblemCode.DUPLICATE_KEY, line, name);
            }
            mapped.add(new Column(
                    name, place, layout.days().get(name), layout.numerals().get(name)));
        }
        return new Columns(List.copyOf(mapped), titles.width());
    }

    /** What is taken of one row. */
    Taken of(TableRow row, Limits limits) {
        Taken taken = new Taken(row.number(), limits.cell());
        if (row.fits(width)) {
            for (Column column : mapped) {
                column.take(row, taken);
            }
        } else {
            // which value belongs to which column is anybody's guess, so none is taken
            taken.problem("", ProblemCode.WRONG_FIELD_COUNT);
        }
        return taken;
    }

    /**
     * One mapped column.
     *
     * @param days how the sender would write the days that it holds; null where it holds none
     * @param numeral what is known of its digits; null where they are nothing special
     */
    private record Column(String name, int place, Function<LocalDateTime, String> days, Numeral numeral) {
        void take(TableRow row, Taken into) {
            String text = row.text(place);
            boolean isNumber = row.isNumber(place);
            LocalDateTime moment = days != null && isNumber ? row.moment(place) : null;
            if (row.isUncomputed(place) || !text.isEmpty() && text.charAt(0) == '#' && ERRORS.contains(text.strip())) {
                into.problem(name, ProblemCode.FORMULA_ERROR);
            } else if (numeral != null && numeral.isDamaged(text, isNumber)) {
                into.problem(name, ProblemCode.DAMAGED_NUMBER, Numeral.HINT);
            } else {
                into.take(name, moment == null ? text : days.apply(moment)); // no such moment: told as NOT_A_DATE
            }
        }
    }
}
