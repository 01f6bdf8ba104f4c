package it.ponte.machines;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One outcome as a file tells it.
 *
 * @param referral the referral's code, R-…
 * @param caseNumber the service's own number for it, or the code where that number may tell who she is (SAFETY P6)
 * @param outcome a word of {@link it.ponte.placement.OutcomeKind}; UPDATE for a protected person
 * @param on the day it happened, null for a protected person
 * @param toldUsAt when we were told
 */
record Answer(String referral, String caseNumber, String outcome, LocalDate on, Instant toldUsAt) {
    /** What a layout may name after {@code from}. */
    enum Word {
        REFERRAL("referral"),
        CASE_NUMBER("caseNumber"),
        OUTCOME("outcome"),
        ON("on"),
        TOLD_US_AT("toldUsAt");

        private static final Map<String, Word> BY_NAME =
                Arrays.stream(values()).collect(Collectors.toMap(Word::written, Function.identity()));

        private final String written;

        Word(String written) {
            this.written = written;
        }

        /** As layouts and the hub's own files write it. */
        String written() {
            return written;
        }

        /** The one that is written so; null where there is none. */
        static Word of(String written) {
            return BY_NAME.get(written);
        }

        boolean isTime() {
            return this == ON || this == TOLD_US_AT;
        }
    }
}
