package it.ponte.console;

import static it.ponte.console.Standing.SIGNED_IN;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The parts of the operators' area, and which of them somebody finds in her menu. */
final class Sections {
    /** In the order in which they are shown. */
    private static final List<String> ALL = List.of(
            "oggi",
            "arrivi",
            "mittenti",
            "programmi",
            "posta",
            "proposte",
            "persone",
            "protette",
            "doppioni",
            "offerte",
            "comunicazioni",
            "da-rivedere",
            "consensi",
            "conservazione",
            "audit",
            "operatori");

    /** Those to which a figure on the first page leads, so that only whoever has no first page needs them in the menu. */
    private static final Set<String> BY_FIGURE = Set.of("consensi", "conservazione");

    /** Those that stand behind one entry of the menu where there are many: so that it is one line. */
    private static final Set<String> FOLDED =
            Set.of("mittenti", "programmi", "posta", "doppioni", "da-rivedere", "conservazione", "audit");

    private static final int MANY = 8;

    private Sections() {}

    /** The parts that somebody may open. */
    static List<String> of(Predicate<String> isInRole) {
        boolean hasFigures = WebDoors.may(isInRole, pathOf("oggi"));
        return ALL.stream()
                .filter(section -> WebDoors.may(isInRole, pathOf(section)))
                .filter(section -> !hasFigures || !BY_FIGURE.contains(section))
                .toList();
    }

    /** Those of the parts that somebody may open which stand behind one entry of the menu. */
    static List<String> folded(Predicate<String> isInRole) {
        List<String> open = of(isInRole);
        return open.size() <= MANY
                ? List.of()
                : open.stream().filter(FOLDED::contains).toList();
    }

    /** Where somebody begins: the first part that she may open, or her own account. */
    static String home(Predicate<String> isInRole) {
        return of(isInRole).stream().findFirst().map(Sections::pathOf).orElse(SIGNED_IN.page());
    }

    private static String pathOf(String section) {
        return section.equals("oggi") ? "/console" : "/console/" + section;
    }
}
