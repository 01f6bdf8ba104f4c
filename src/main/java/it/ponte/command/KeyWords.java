package it.ponte.command;

import it.ponte.partner.Scope;
import it.ponte.vocabulary.ItalianTime;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What follows the word {@code key} on the command line.
 *
 * @param scopes what the key may be used for; null for the partner's key for everything
 * @param expires its last day; null for the partner's key for everything
 */
record KeyWords(String partner, Set<Scope> scopes, LocalDate expires) {
    static final String USAGE = "Say whose key: ponte key <partner>, or with a purpose and a last day:\n"
            + "ponte key <partner> --scopes referrals:write,feedback:read --expires 2027-06-30\nScopes: "
            + Arrays.stream(Scope.values()).map(Scope::word).collect(Collectors.joining(", "));

    /** Reads the words; empty when they are wrong, or the last day is over. */
    static Optional<KeyWords> of(String[] args, Clock clock) {
        if (args.length == 1 && !args[0].startsWith("-")) {
            return Optional.of(new KeyWords(args[0], null, null));
        }
        boolean limited = args.length == 5 && args[1].equals("--scopes") && args[3].equals("--expires");
        try {
            return limited
                    ? Optional.of(new KeyWords(args[0], scopes(args[2]), LocalDate.parse(args[4])))
                            .filter(words -> !words.expires.isBefore(ItalianTime.dayOf(clock.instant())))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException wrong) {
            return Optional.empty();
        }
    }

    boolean isLimited() {
        return scopes != null;
    }

    String scopesInYaml() {
        return scopes.stream().map(scope -> '"' + scope.word() + '"').collect(Collectors.joining(", "));
    }

    private static Set<Scope> scopes(String words) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String word : words.split(",")) {
            scopes.add(Scope.of(word));
        }
        return scopes;
    }
}
