package it.ponte.command;

import it.ponte.feedback.LetterTemplates;
import it.ponte.machines.FileLayouts;
import it.ponte.mapping.Mappings;
import it.ponte.matching.MatchingFile;
import it.ponte.partner.EndingKeys;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import it.ponte.programme.Programmes;
import it.ponte.trial.Samples;
import it.ponte.vocabulary.ItalianTime;
import it.ponte.vocabulary.Skills;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ponte check}: reads everything that an installation's people write, starts nothing, names every error, and every key of a partner that ends soon. */
public final class CheckCommand {
    /** How errors of samples begin, see {@link Samples#errors}. */
    private static final Pattern SAMPLE = Pattern.compile("mappings/([^/]+)/samples/");

    private final Function<Path, List<String>> routes;
    private final Clock clock;

    /** Over the check of the route files, which only the room that knows Camel can do. */
    public CheckCommand(Function<Path, List<String>> routes, Clock clock) {
        this.routes = routes;
        this.clock = clock;
    }

    /** Every error of partner and programme files, vocabulary, mappings with their samples, matching, letters, files of outcomes and routes; none is right. */
    public List<String> errors(Path home) {
        List<String> errors = new ArrayList<>();
        List<String> partners = Partners.errors(home);
        errors.addAll(partners);
        errors.addAll(vocabularyAndMappings(home, partners.isEmpty()));
        errors.addAll(partners.isEmpty() ? Programmes.errors(home, new Partners(home)) : Programmes.errors(home));
        errors.addAll(MatchingFile.problems(home));
        errors.addAll(LetterTemplates.errors(home));
        errors.addAll(FileLayouts.errors(home));
        errors.addAll(routes.apply(home));
        return errors;
    }

    /**
     * Mappings speak in the vocabulary's words: while that cannot be read, they cannot be judged. Nor can samples while
     * it is wrong what they mean or who sends them.
     */
    private static List<String> vocabularyAndMappings(Path home, boolean partnersAreRight) {
        try {
            Skills skills = new Skills(home);
            List<String> errors = Mappings.check(home, skills);
            return errors.isEmpty() && partnersAreRight ? Samples.errors(home, skills, new Partners(home)) : errors;
        } catch (IllegalStateException wrongVocabulary) {
            return wrongVocabulary.getMessage().lines().toList();
        }
    }

    /**
     * Prints what is wrong with the installation at {@code PONTE_HOME}.
     *
     * @param arguments what follows the word {@code check}; none is understood, all are passed over
     * @return the exit code: 0 when nothing is wrong, 1 when something is
     */
    int run(String[] arguments, Terminal terminal) {
        return run(Commands.home(), terminal);
    }

    int run(Path home, Terminal terminal) {
        PrintStream out = terminal.out();
        List<String> errors = errors(home);
        errors.forEach(out::println);
        if (errors.isEmpty()) {
            LocalDate today = ItalianTime.dayOf(clock.instant());
            EndingKeys.on(new Partners(home), today).forEach(ending -> out.println("Soon: " + ending.inWords()));
        }
        out.println(errors.isEmpty() ? "All files are right." : errors.size() + " to mend.");
        if (errors.isEmpty()) {
            unfollowed(home)
                    .forEach(partner -> out.println("Nobody is named to follow the protected people of " + partner
                            + " (reference.operator): they wait, unless ponte.protection.operator is set."));
        }
        ofSamples(errors)
                .forEach(mapping -> out.println("Where the mapping " + mapping
                        + " is right and its samples are older, renew them: ponte sample " + mapping + " --renew"));
        return errors.isEmpty() ? 0 : 1;
    }

    /** The services whose people are all protected, and whose file names no reference operator. */
    private static List<String> unfollowed(Path home) {
        return new Partners(home)
                .all().stream()
                        .filter(partner -> partner.kind().alwaysProtected()
                                && partner.reference().operator() == null)
                        .map(Partner::id)
                        .toList();
    }

    /** The mappings that do not mean any more what stands beside their samples. */
    private static Set<String> ofSamples(List<String> errors) {
        Set<String> mappings = new TreeSet<>();
        for (String error : errors) {
            Matcher sample = SAMPLE.matcher(error);
            if (sample.lookingAt()) {
                mappings.add(sample.group(1));
            }
        }
        return mappings;
    }
}
