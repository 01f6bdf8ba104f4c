package it.ponte.feedback;

/**
 * What a letter says.
 *
 * @param language of the text: "it"
 * @param subject the same for all letters
 * @param text the letter as plain text
 * @param html the same as a page
 */
record Wording(String language, String subject, String text, String html) {
    /** Holds a case number and a secret link: it is not printed. */
    @Override
    public String toString() {
        return "Wording[" + language + "]";
    }
}
