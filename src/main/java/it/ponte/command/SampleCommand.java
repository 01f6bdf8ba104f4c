package it.ponte.command;

import it.ponte.trial.NewSamples;
import it.ponte.vocabulary.Skills;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code ponte sample <mapping>}: writes beside each sample that has nothing beside it what the hub understands; with
 * {@code --renew} beside all, anew.
 */
public final class SampleCommand {
    private static final String RENEW = "--renew";

    int run(String[] arguments, Terminal terminal) {
        return run(Commands.home(), arguments, terminal);
    }

    /**
     * Writes the files and prints their names.
     *
     * @return the exit code: 0, or 2 when the mapping is not named or not right
     */
    int run(Path home, String[] arguments, Terminal terminal) {
        boolean renews = arguments.length == 2 && arguments[1].equals(RENEW);
        if (arguments.length != 1 && !renews) {
            return terminal.wrong("Say whose samples: ponte sample <mapping> [" + RENEW + "]");
        }
        try {
            NewSamples samples = new NewSamples(home, new Skills(home), arguments[0]);
            List<Path> written = renews ? samples.renew() : samples.explain();
            written.forEach(file -> terminal.out().println("Written: " + home.relativize(file)));
            terminal.out()
                    .println(
                            written.isEmpty()
                                    ? "Beside every sample stands what it means already."
                                    : "Read them: is it this that the partner means?");
            return Terminal.DONE;
        } catch (IllegalStateException wrong) {
            return terminal.wrong(wrong.getMessage());
        }
    }
}
