package it.ponte.normalise;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import it.ponte.reading.ProblemCode;

/** A phone number, Italian where no country code is told; comes out in E.164 ("+393331234567"). */
record Phone() implements Converter<String> {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    @Override
    public Class<String> gives() {
        return String.class;
    }

    @Override
    public Reading<String> read(String text) {
        try {
            PhoneNumber number = NUMBERS.parse(text, "IT");
            if (NUMBERS.isValidNumber(number) && !number.hasExtension()) {
                return Reading.of(NUMBERS.format(number, PhoneNumberFormat.E164));
            }
        } catch (NumberParseException noNumber) {
            // falls through: the answer is the same as for a number that nobody can have
        }
        return Reading.wrong(ProblemCode.NOT_A_PHONE);
    }
}
