package it.ponte.machines;

import it.ponte.placement.OutcomeKind;
import it.ponte.placement.OutcomeReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One outcome as a file tells it.
 *
 * @param referral the referral's code, R-…
 * @param caseNumber the service's own number for it, or the code where that number may tell who she is (SAFETY P6)
 * @param outcome a word of {@link OutcomeKind}; UPDATE for a protected person
 * @param on the day it happened, null for a protected person
 * @param toldUsAt when we were told
 * @param reason a word of {@link OutcomeReason}; null where none was told, and for a protected person
 */
record Answer(String referral, String caseNumber, String outcome, LocalDate on, Instant toldUsAt, String reason) {
    /** What a layout may name after {@code from}. */
    enum Word {
        REFERRAL("referral"),
        CASE_NUMBER("caseNumber"),
        OUTCOME("outcome"),
        ON("on"),
        TOLD_US_AT("toldUsAt"),
        REASON("reason");

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

        /** Ours that may stand there and that a layout may give codes for; none for what is free. */
        List<String> words() {
            return switch (this) {
                case OUTCOME ->
                    Stream.concat(names(OutcomeKind.values()), Stream.of("UPDATE"))
                            .toList();
                case REASON -> names(OutcomeReason.values()).toList();
                case REFERRAL, CASE_NUMBER, ON, TOLD_US_AT -> List.of();
            };
        }

        private static Stream<String> names(Enum<?>... words) {
            return Arrays.stream(words).map(Enum::name);
        }

        boolean isTime() {
            return this == ON || this == TOLD_US_AT;
        }
    }
}
