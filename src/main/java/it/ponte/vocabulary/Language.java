package it.ponte.vocabulary;

/**
 * A language and how well it is known or needed.
 *
 * @param code ISO 639-1, lower case ("it", "ar")
 */
public record Language(String code, LanguageLevel level) {
    public Language {
        if (!code.matches("[a-z]{2}")) {
            throw new IllegalArgumentException("language code");
        }
    }
}
