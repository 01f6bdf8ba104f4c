package it.ponte.command;

import it.ponte.feedback.LetterTemplates;
import it.ponte.mapping.Mappings;
import it.ponte.matching.MatchingFile;
import it.ponte.partner.Partners;
import it.ponte.trial.Samples;
import it.ponte.vocabulary.Skills;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** {@code ponte check}: reads everything that an installation's people write, starts nothing, names every error. */
public final class CheckCommand {
    private final Function<Path, List<String>> routes;

    /** Over the check of the route files, which only the room that knows Camel can do. */
    public CheckCommand(Function<Path, List<String>> routes) {
        this.routes = routes;
    }

    /** Every error of partner files, vocabulary, mappings with their samples, matching, letters and routes; none is right. */
    public List<String> errors(Path home) {
        List<String> errors = new ArrayList<>();
        List<String> partners = Partners.errors(home);
        errors.addAll(partners);
        errors.addAll(vocabularyAndMappings(home, partners.isEmpty()));
        errors.addAll(MatchingFile.problems(home));
        errors.addAll(LetterTemplates.errors(home));
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
    int run(String[] arguments, PrintStream out) {
        Path home = Commands.home();
        List<String> errors = errors(home);
        errors.forEach(out::println);
        out.println(errors.isEmpty() ? "All files are right." : errors.size() + " to mend.");
        return errors.isEmpty() ? 0 : 1;
    }
}
