package it.ponte.matching;

import it.ponte.access.Vault;
import it.ponte.vacancy.Vacancy;
import it.ponte.vocabulary.EmployerName;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A vacancy made ready to be compared with many people.
 *
 * @param marks keyed hashes (hex) of its employer (VAT number and names), comune and sectors, to be held against exclusions (SAFETY P7)
 * @param scale the most points each criterion can add for this vacancy: only what it asks counts, the sum is 1000, or 0
 *     when it asks nothing that is weighed
 */
public record Demand(Vacancy vacancy, Set<String> marks, Map<Criterion, Integer> scale) {
    /** The points of a person who brings everything. */
    public static final int FULL = 1000;

    public Demand {
        marks = Set.copyOf(marks);
        scale = Map.copyOf(scale);
    }

    /** Hashes the vacancy's marks and shares out the points among the criteria that it asks for. */
    static Demand of(Vacancy vacancy, MatchingConfig config, Vault vault) {
        Set<String> marks = new HashSet<>();
        mark(marks, vault, "avoid:employer", vacancy.offer().company().vatNumber());
        vacancy.names().stream()
                .flatMap(name -> EmployerName.keys(name).stream())
                .forEach(name -> mark(marks, vault, "avoid:employer", name));
        mark(marks, vault, "avoid:comune", vacancy.offer().comune());
        vacancy.sectors().forEach(sector -> mark(marks, vault, "avoid:sector", sector));
        return new Demand(
                vacancy,
                marks,
                config.shareOut(
                        FULL,
                        Arrays.stream(Criterion.values())
                                .filter(criterion -> !criterion.asked(vacancy).isEmpty())
                                .toList()));
    }

    private static void mark(Set<String> marks, Vault vault, String kind, String value) {
        if (isKnown(value)) {
            marks.add(HexFormat.of().formatHex(vault.index(kind, value)));
        }
    }

    /** Whether workplace and employer are both known, so that exclusions can be held against them. */
    boolean isLocated() {
        return isKnown(vacancy.offer().comune())
                && isKnown(vacancy.offer().province())
                && isKnown(vacancy.offer().company().vatNumber());
    }

    /** Whether any sector of the employer is known. */
    boolean isOfKnownSector() {
        return vacancy.sectors().stream().anyMatch(Demand::isKnown);
    }

    private static boolean isKnown(String value) {
        return !Objects.requireNonNullElse(value, "").isBlank();
    }
}
