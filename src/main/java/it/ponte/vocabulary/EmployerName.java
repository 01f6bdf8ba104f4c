package it.ponte.vocabulary;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A company's name as everybody may write it: "Rossi Traslochi", "ROSSI TRASLOCHI S.r.l." and "Rossi Traslochi di Mario
 * Rossi &amp; C. snc" are one. Used to keep somebody away from an employer, so what is alike in doubt is the same.
 */
public final class EmployerName {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    /** Legal forms and what goes with them, between single blanks; letters of an abbreviation may stand apart. */
    private static final Pattern LEGAL_FORM = Pattern.compile(" (?:"
            + String.join(
                    "|",
                    "SOC(?:IETA)?",
                    "COOP(?:ERATIVA)?",
                    "SOCIALE",
                    "A RESPONSABILITA LIMITATA",
                    "SEMPLIFICATA",
                    "PER AZIONI",
                    "IN NOME COLLETTIVO",
                    "IN ACCOMANDITA(?: SEMPLICE)?",
                    "SEMPLICE",
                    "A ?R ?L",
                    "S ?R ?L(?: ?S)?",
                    "S ?C ?A? ?R ?L",
                    "S ?C ?P ?A",
                    "S ?A? ?P ?A",
                    "S ?N ?C",
                    "S ?A ?S",
                    "S ?C ?S",
                    "S ?S",
                    "E C",
                    "DITTA",
                    "IMPRESA",
                    "INDIVIDUALE",
                    "UNIPERSONALE",
                    "A SOCIO UNICO",
                    "IN LIQUIDAZIONE",
                    "ONLUS",
                    "E ?T ?S")
            + ")(?= )");

    /** Sole traders and partnerships bear an owner's name behind their own (Codice civile, art. 2292, 2314, 2563). */
    private static final String OF_ITS_OWNER = " DI ";

    private EmployerName() {}

    /** The name without case, accents, punctuation, blanks and legal form; empty where it holds no letter and no digit. */
    public static String key(String name) {
        String words = words(name);
        String bare = LEGAL_FORM.matcher(words).replaceAll("");
        return joined(bare.isBlank() ? words : bare);
    }

    /** The keys under which somebody may know a company of this name: all of it, and what stands before its owner's name. */
    public static Set<String> keys(String name) {
        Set<String> keys = new LinkedHashSet<>(Set.of(key(name)));
        String words = words(name);
        int owner = words.indexOf(OF_ITS_OWNER);
        if (owner > 0) {
            keys.add(key(words.substring(0, owner)));
        }
        keys.remove("");
        return keys;
    }

    private static String words(String name) {
        String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("")
                .replace("&", " e ")
                .toUpperCase(Locale.ROOT);
        return " " + BETWEEN_WORDS.matcher(plain).replaceAll(" ").strip() + " ";
    }

    private static String joined(String words) {
        return words.replace(" ", "");
    }
}
