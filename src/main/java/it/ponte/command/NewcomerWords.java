package it.ponte.command;

import it.ponte.partner.PartnerKind;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the command line says of a new partner.
 *
 * @param file one of the partner's own
 * @param produces what its lines are about
 */
record NewcomerWords(String id, Path file, String name, PartnerKind kind, String produces) {
    private static final Set<String> PRODUCES = Set.of("referral", "vacancy", "outcome", "enrolment", "placement");
    private static final List<String> OPTIONS = List.of("--from", "--name", "--kind", "--produces");
    private static final int LONGEST_ID = 40;

    /** Reads the words behind {@code new-partner}; empty when they are not understood. */
    static Optional<NewcomerWords> of(String... words) {
        Map<String, String> options = new HashMap<>();
        for (int i = 1; i + 1 < words.length; i += 2) {
            options.put(words[i], words[i + 1]);
        }
        boolean isWhole = words.length % 2 == 1
                && OPTIONS.containsAll(options.keySet())
                && options.containsKey("--from")
                && words[0].length() <= LONGEST_ID
                && words[0].matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
        String produces = options.getOrDefault("--produces", "referral");
        if (!isWhole || !PRODUCES.contains(produces)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new NewcomerWords(
                    words[0],
                    Path.of(options.get("--from")),
                    options.getOrDefault("--name", words[0]),
                    PartnerKind.valueOf(options.getOrDefault("--kind", "SOCIAL_SERVICE")),
                    produces));
        } catch (IllegalArgumentException unknownKind) {
            return Optional.empty();
        }
    }

    /** The name as YAML reads it, whatever stands in it. */
    String quotedName() {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + '"';
    }
}
