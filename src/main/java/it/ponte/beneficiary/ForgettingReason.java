package it.ponte.beneficiary;

import java.util.List;
import java.util.stream.Stream;

/** Why a person is forgotten: the grounds of GDPR art. 17(1), and the end of the time for which she is kept. */
public enum ForgettingReason {
    /** She took back the consent that it all rested on. */
    CONSENT_WITHDRAWN,
    /** She objects, and nothing outweighs it. */
    OBJECTION,
    /** What is held of her is needed no more. */
    NOT_NEEDED,
    /** It should never have been collected. */
    UNLAWFUL,
    /** A law or a court says so. */
    OBLIGATION,
    /** Nothing was heard of her for as long as her services agreed (SAFETY P14); never an operator's choice. */
    TIME_OVER;

    /** All but the one that only the clock gives. */
    public static List<ForgettingReason> givenByOperators() {
        return Stream.of(values()).filter(reason -> reason != TIME_OVER).toList();
    }
}
