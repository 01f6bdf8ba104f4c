package it.ponte.convert;

import it.ponte.access.PublicCode;
import it.ponte.reading.ProblemCode;
import java.util.Locale;

/** What an outcome is about: the public code of a referral (R-…) or of a proposal (M-…). */
public record Subject() implements Converter<String> {
    @Override
    public Class<String> gives() {
        return String.class;
    }

    @Override
    public Reading<String> read(String text) {
        String code = text.toUpperCase(Locale.ROOT);
        return PublicCode.REFERRAL.matches(code) || PublicCode.PROPOSAL.matches(code)
                ? Reading.of(code)
                : Reading.wrong(ProblemCode.UNKNOWN_REFERENCE);
    }
}
