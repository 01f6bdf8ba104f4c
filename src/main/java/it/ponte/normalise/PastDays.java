package it.ponte.normalise;

import it.ponte.mapping.Values;
import it.ponte.normalise.LineRules.Message;
import it.ponte.reading.ProblemCode;
import it.ponte.vocabulary.ItalianTime;
import java.time.LocalDate;

/** What must hold between days of the past. */
final class PastDays {
    private PastDays() {}

    /** Neither day lies after the moment that the message speaks of, and they stand in their order. */
    static void check(Values values, String from, String to, Message message) {
        LocalDate told = ItalianTime.dayOf(message.asOf());
        for (String field : new String[] {from, to}) {
            LocalDate day = values.one(field, LocalDate.class);
            if (day != null && day.isAfter(told)) {
                values.problem(field, ProblemCode.IN_THE_FUTURE, null);
            }
        }
        checkOrder(values, from, to);
    }

    /** The second day, where both are told, is not before the first. */
    static void checkOrder(Values values, String from, String to) {
        LocalDate first = values.one(from, LocalDate.class);
        LocalDate second = values.one(to, LocalDate.class);
        if (first != null && second != null && second.isBefore(first)) {
            values.problem(to, ProblemCode.CONTRADICTION, null);
        }
    }
}
