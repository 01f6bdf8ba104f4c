package it.ponte.beneficiary;

import it.ponte.access.Personal;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One spelling for all the ways in which a name is written: capitals, no accents, no apostrophes, word by word. */
final class Spelling {
    private static final Pattern ACCENT = Pattern.compile("\\p{M}");
    private static final String APOSTROPHES = "['’‘`´ʼ]";
    /** What stands before an apostrophe and belongs to the word behind it; in NICOLO' it stands for an accent. */
    private static final Pattern ELIDED = Pattern.compile("\\b(D|L|O|DELL|DALL|SANT)" + APOSTROPHES + "\\s*");

    private static final Pattern APOSTROPHE = Pattern.compile(APOSTROPHES);
    private static final Pattern GAP = Pattern.compile("[^\\p{L}]+");
    /** Letters with a stroke or a tail that Unicode does not take apart. */
    private static final Map<String, String> LETTERS =
            Map.of("Ł", "L", "Ø", "O", "Đ", "D", "Ð", "D", "Þ", "TH", "Æ", "AE", "Œ", "OE");

    private Spelling() {}

    /** The words of a name, in its own order; none where there is no name. */
    static List<String> words(Personal name) {
        if (name == null) {
            return List.of();
        }
        String text = ACCENT.matcher(Normalizer.normalize(name.reveal(), Normalizer.Form.NFKD))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
        for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
            text = text.replace(letter.getKey(), letter.getValue());
        }
        text = APOSTROPHE.matcher(ELIDED.matcher(text).replaceAll("$1")).replaceAll("");
        return Stream.of(GAP.split(text)).filter(word -> !word.isEmpty()).toList();
    }
}
