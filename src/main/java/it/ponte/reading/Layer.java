package it.ponte.reading;

import java.io.InputStream;

/** One way in which a message may be wrapped. */
interface Layer {
    /** Whether a message that begins with these bytes is wrapped so. */
    boolean isAround(byte[] head);

    /** Opens it; whatever is thrown but {@link Unreadable} is told as {@link #faultOf} says. */
    Content open(InputStream in) throws Exception;

    /** What is wrong with a message on which the library failed so. */
    default ProblemCode faultOf(Exception failure) {
        return ProblemCode.TRUNCATED;
    }

    /** What is inside, and what must hold once it was read to its end. */
    record Content(InputStream bytes, Check atEnd) {}

    /** Throws {@link Unreadable} where something does not hold. */
    interface Check {
        void run() throws Exception;
    }

    /** Whether the bytes begin with these, which are given as numbers from 0 to 255. */
    static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
