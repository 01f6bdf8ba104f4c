package it.ponte.console;

import it.ponte.access.PublicCode;
import org.springframework.ui.Model;

/** The page that follows every public form. */
final class Thanks {
    private Thanks() {}

    /**
     * Shows the code of the envelope, or none where the address holds anything else.
     *
     * @param again the path of the form
     */
    static String page(String code, String again, Model model) {
        model.addAttribute("code", PublicCode.ENVELOPE.matches(code) ? code : null);
        model.addAttribute("again", again);
        return "thanks";
    }
}
