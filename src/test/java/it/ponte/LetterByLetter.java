package it.ponte;

import java.util.List;
import java.util.Map;

/** The settings of a hub that tells every outcome at once, in a letter of its own: most tests ask what becomes of a letter. */
public final class LetterByLetter {
    public static final Map<String, Object> SETTINGS =
            Map.of("ponte.letters.digest", false, "ponte.letters.neighbours", "0s", "ponte.letters.together", "0s");

    private LetterByLetter() {}

    /** The same as arguments of the program. */
    public static List<String> arguments() {
        return SETTINGS.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toList();
    }
}
