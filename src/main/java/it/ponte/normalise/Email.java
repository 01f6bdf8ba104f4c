package it.ponte.normalise;

import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import it.ponte.reading.ProblemCode;

/** An e-mail address with a domain that can be written to over the internet, bare: local@domain. */
record Email() implements Converter<String> {
    private static final int LONGEST = 254;
    /** What quotes, comments, names and routes are made of: mail knows them, a letter's address line does not bear them. */
    private static final String BEYOND_A_BARE_ADDRESS = "\"\\()<>[],:; ";

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
        return text.length() <= LONGEST && isBare(text) && VALIDATOR.isValid(text)
                ? Reading.of(text)
                : Reading.wrong(ProblemCode.NOT_AN_EMAIL);
    }

    private static boolean isBare(String text) {
        return text.chars().noneMatch(letter -> BEYOND_A_BARE_ADDRESS.indexOf(letter) >= 0);
    }
}
