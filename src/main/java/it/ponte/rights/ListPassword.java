package it.ponte.rights;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/** What opens one list: random, 20 characters. It cannot print itself, and is gone for good once it is wiped. */
public final class ListPassword {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 15;
    private static final char WIPED = '\0';

    private final char[] characters;

    private ListPassword(char[] characters) {
        this.characters = characters;
    }

    /** A new one. */
    public static ListPassword drawn() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        byte[] text = Base64.getUrlEncoder().withoutPadding().encode(random);
        return new ListPassword(
                StandardCharsets.US_ASCII.decode(ByteBuffer.wrap(text)).array());
    }

    /** The text itself, for whoever takes the list. */
    public String reveal() {
        return String.valueOf(characters());
    }

    /** Its own characters, not a copy: who holds them lets go of them before it is wiped. */
    char[] characters() {
        if (characters[0] == WIPED) {
            throw new IllegalStateException("the password of this list is wiped");
        }
        return characters;
    }

    /** Makes it open nothing any more. */
    public void wipe() {
        Arrays.fill(characters, WIPED);
    }

    @Override
    public String toString() {
        return "•••";
    }
}
