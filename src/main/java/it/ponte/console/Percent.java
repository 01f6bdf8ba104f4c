package it.ponte.console;

/** A share as people read it, in whole per cent. */
final class Percent {
    private static final int ALL = 100;

    private Percent() {}

    /**
     * How much of the whole a part is, half a per cent rounded up: "8" for 1 of 12. Something is never "0" but "&lt;1",
     * and not all of it never "100" but "&gt;99". Of nothing it is "0".
     */
    static String of(long part, long whole) {
        if (part == 0 || whole == 0) {
            return "0";
        }
        long rounded = (2 * ALL * part + whole) / (2 * whole);
        if (rounded == 0) {
            return "<1";
        }
        return rounded >= ALL && part < whole ? ">99" : Long.toString(rounded);
    }
}
