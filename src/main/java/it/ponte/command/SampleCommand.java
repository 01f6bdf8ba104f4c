package it.ponte.command;

import it.ponte.trial.NewSamples;
import it.ponte.vocabulary.Skills;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** {@code ponte sample <mapping>}: writes beside each sample that has nothing beside it what the hub understands. */
public final class SampleCommand {
    int run(String[] arguments, PrintStream out) {
        return run(Commands.home(), arguments, out);
    }

    /**
     * Writes the missing files and prints their names.
     *
     * @return the exit code: 0, or 2 when the mapping is not named or not right
     */
    int run(Path home, String[] arguments, PrintStream out) {
        if (arguments.length != 1) {
            out.println("Say whose samples: ponte sample <mapping>");
            return 2;
        }
        try {
            List<Path> written = new NewSamples(home, new Skills(home)).explain(arguments[0]);
            written.forEach(file -> out.println("Written: " + home.relativize(file)));
            out.println(
                    written.isEmpty()
                            ? "Beside every sample stands what it means already."
                            : "Read them: is it this that the partner means?");
            return 0;
        } catch (IllegalStateException wrong) {
            out.println(wrong.getMessage());
            return 2;
        }
    }
}
