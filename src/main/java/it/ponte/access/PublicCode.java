package it.ponte.access;

import java.security.SecureRandom;
import java.util.stream.Stream;

/**
 * The codes that people and partners see instead of database ids: {@code R-4F7K-Q2MX}, Crockford base32, seven random
 * characters (35 bits) and one check character, so that a mistyped code is told from an unknown one.
 */
public enum PublicCode {
    REFERRAL('R'),
    VACANCY('V'),
    /** A proposal ("match"): also the pseudonym under which a company knows a person for one vacancy. */
    PROPOSAL('M'),
    PLACEMENT('P'),
    ENVELOPE('E'),
    BENEFICIARY('B'),
    OUTCOME('O');

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LENGTH = 8;
    /** A character of the alphabet is worth so many. */
    private static final int BITS = 5;

    private final char letter;

    PublicCode(char letter) {
        this.letter = letter;
    }

    /** A new random code of this kind. Stores hold a unique key on it and draw again on the rare collision. */
    public String next() {
        StringBuilder body = new StringBuilder(LENGTH);
        long random = RANDOM.nextLong();
        for (int i = 0; i < LENGTH - 1; i++) {
            body.append(ALPHABET.charAt((int) (random & (ALPHABET.length() - 1))));
            random >>>= BITS;
        }
        body.append(check(letter, body));
        return letter + "-" + body.substring(0, 4) + "-" + body.substring(4);
    }

    /** Whether the text is a well-formed code of any kind. */
    public static boolean isOne(String text) {
        return Stream.of(values()).anyMatch(kind -> kind.matches(text));
    }

    /** Whether the text is a well-formed code of this kind with the right check character. */
    public boolean matches(String text) {
        if (text == null || text.length() != LENGTH + 3 || text.charAt(0) != letter || text.charAt(1) != '-') {
            return false;
        }
        String body = text.substring(2, 6) + text.substring(7);
        return text.charAt(6) == '-'
                && body.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                && check(letter, body.substring(0, LENGTH - 1)) == body.charAt(LENGTH - 1);
    }

    /** A weighted sum modulo 32 with odd weights: every single wrong character changes it. */
    private static char check(char letter, CharSequence body) {
        int sum = letter;
        for (int i = 0; i < body.length(); i++) {
            sum += (2 * i + 3) * ALPHABET.indexOf(body.charAt(i));
        }
        return ALPHABET.charAt(sum % ALPHABET.length());
    }
}
