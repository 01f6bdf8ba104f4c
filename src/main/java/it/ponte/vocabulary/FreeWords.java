package it.ponte.vocabulary;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import java.util.regex.Pattern;

/** What operators write in their own words where nobody may be named: reasons that are kept for years. */
public final class FreeWords {
    /** Also with its parts apart, and with the letters that stand for digits. */
    private static final Pattern TAX_CODE =
            Pattern.compile("(?i)(?:[A-Z][ .-]?){6}(?:[0-9L-NP-V][ .-]?){2}[A-Z][ .-]?(?:[0-9L-NP-V][ .-]?){2}"
                    + "[A-Z][ .-]?(?:[0-9L-NP-V][ .-]?){3}[A-Z]");

    private static final Pattern E_MAIL = Pattern.compile("[^\\s@]@[^\\s@]+\\.[^\\s@]");
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final long TRIES = 100;

    private FreeWords() {}

    /** Whether they hold a tax code, an e-mail address or a telephone number. A name cannot be known from other words. */
    public static boolean tellWho(String words) {
        return TAX_CODE.matcher(words).find()
                || E_MAIL.matcher(words).find()
                || NUMBERS.findNumbers(words, "IT", Leniency.VALID, TRIES)
                        .iterator()
                        .hasNext();
    }
}
