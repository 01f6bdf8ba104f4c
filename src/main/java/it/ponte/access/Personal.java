package it.ponte.access;

import java.util.Objects;

/**
 * A text that tells who a person is: a name, a tax code, an address, a phone, a file name given by a person. It cannot
 * print itself; the one door to the text is {@link #reveal()}.
 */
public final class Personal {
    private final String text;

    private Personal(String text) {
        this.text = Objects.requireNonNull(text);
    }

    /** Wraps a text; never null. */
    public static Personal of(String text) {
        return new Personal(text);
    }

    /** Wraps a text that may be missing: null or blank stays null. */
    public static Personal orNull(String text) {
        return text == null || text.isBlank() ? null : new Personal(text.strip());
    }

    /** The text itself. Every caller of this method is a place where a person may become visible. */
    public String reveal() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Personal that && that.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Always the same mask, whatever the text and its length. */
    @Override
    public String toString() {
        return "•••";
    }
}
