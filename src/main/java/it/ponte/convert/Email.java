package it.ponte.convert;

import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import it.ponte.reading.ProblemCode;
import java.net.IDN;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An e-mail address with a domain that can be written to over the internet; comes out bare, local@domain, also of
 * "Maria &lt;local@domain&gt;" and "mailto:local@domain". A domain in other letters comes out as the internet writes it
 * (xn--…); before the @ only letters that every mail server takes.
 */
public record Email() implements Converter<String> {
    private static final int LONGEST = 254;
    /** What quotes, comments, names and routes are made of: mail knows them, a letter's address line does not bear them. */
    private static final String BEYOND_A_BARE_ADDRESS = "\"\\()<>[],:; ";

    private static final String MAILTO = "mailto:";
    private static final Pattern NAMED = Pattern.compile("[^<>@\\p{Cntrl}]*<([^<>\\p{Cntrl}]+)>");
    private static final EmailValidator VALIDATOR = JMail.strictValidator()
            .requireAscii()
            .disallowIpDomain()
            .disallowQuotedIdentifiers()
            .disallowExplicitSourceRouting()
            .requireTopLevelDomain();

    @Override
    public Class<String> gives() {
        return String.class;
    }

    @Override
    public Reading<String> read(String text) {
        Matcher named = NAMED.matcher(text.strip());
        String address = named.matches() ? named.group(1) : text.strip();
        if (address.regionMatches(true, 0, MAILTO, 0, MAILTO.length())) {
            address = address.substring(MAILTO.length());
        }
        String bare = withAsciiDomain(address);
        return bare.length() <= LONGEST && isBare(bare) && VALIDATOR.isValid(bare)
                ? Reading.of(bare)
                : Reading.wrong(ProblemCode.NOT_AN_EMAIL);
    }

    private static String withAsciiDomain(String address) {
        int at = address.lastIndexOf('@');
        try {
            return address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
        } catch (IllegalArgumentException noDomain) {
            return address;
        }
    }

    private static boolean isBare(String text) {
        return text.chars().noneMatch(letter -> BEYOND_A_BARE_ADDRESS.indexOf(letter) >= 0);
    }
}
