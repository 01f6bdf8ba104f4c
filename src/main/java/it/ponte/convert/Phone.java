package it.ponte.convert;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import it.ponte.reading.Hint;
import it.ponte.reading.HintCode;
import it.ponte.reading.ProblemCode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A phone number, Italian where no country code is told; comes out in E.164 ("+393331234567"). Of several in one cell the
 * first, where each of them is one; a number with an extension is refused, for without it someone else answers.
 */
public record Phone() implements Converter<String> {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    /** A slash or hyphen parts two numbers where a long row of digits stands before it, not in 059/123456. */
    private static final Pattern BETWEEN_NUMBERS =
            Pattern.compile("(?<=\\d{5}\\s?)\\s*(?:/|-\\s)\\s*|\\s*[;,|]\\s*|\\s+(?:o|e|oppure)\\s+");

    @Override
    public Class<String> gives() {
        return String.class;
    }

    @Override
    public Reading<String> read(String text) {
        List<Optional<String>> each =
                Stream.of(BETWEEN_NUMBERS.split(text)).map(Phone::number).toList();
        return each.isEmpty() || each.stream().anyMatch(Optional::isEmpty)
                ? Reading.wrong(ProblemCode.NOT_A_PHONE, Hint.of(HintCode.PHONE))
                : Reading.of(each.get(0).get());
    }

    private static Optional<String> number(String text) {
        try {
            PhoneNumber number = NUMBERS.parse(text, "IT");
            return NUMBERS.isValidNumber(number) && !number.hasExtension()
                    ? Optional.of(NUMBERS.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException noNumber) {
            return Optional.empty();
        }
    }
}
