package it.ponte.command;

import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import it.ponte.trial.Trial;
import it.ponte.trial.Tried;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.springframework.core.env.Environment;

/**
 * {@code ponte map <partner> <file>}: what would be understood of a partner's file, line by line. Needs no running hub
 * and keeps nothing; who has the file may see what stands in it.
 */
public final class MapCommand {
    private static final int UNDERSTOOD = 0;
    private static final int TO_CORRECT = 1;

    private final Environment settings;
    private final Clock clock;

    /** Finds the installation, and the secrets that open a partner's files, in these settings. */
    public MapCommand(Environment settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Prints what each line means or what is wrong with it.
     *
     * @param args what follows the word {@code map}: the partner's id and the file
     * @return the exit code: 0 when every line is understood, 1 when something would have to be corrected, 2 when the
     *     file could not be tried at all
     */
    int run(String[] args, Terminal terminal) {
        if (args.length != 2) {
            return terminal.wrong("Say whose file, and which: ponte map <partner> <file>");
        }
        Path home = Path.of(settings.getProperty("PONTE_HOME", "."));
        try {
            Partners partners = Partners.forWorkOn(args[0], home);
            Optional<Partner> partner = partners.find(args[0]);
            if (partner.isEmpty()) {
                return terminal.wrong(
                        "No partner is called " + args[0] + ": there is no file config/partners/" + args[0] + ".yaml");
            }
            if (!Trial.isFor(partner.get())) {
                return terminal.wrong(
                        "No channel of " + args[0] + " names a mapping: what it sends is in the hub's own layout.");
            }
            Trial trial = Trial.over(home, partners, partner.get(), settings, clock);
            return tell(trial, partner.get(), Path.of(args[1]), terminal.out());
        } catch (IllegalStateException wrongFiles) {
            return terminal.wrong(wrongFiles.getMessage());
        } catch (IOException | UncheckedIOException unreadable) {
            return terminal.wrong("The file cannot be read: " + args[1]);
        }
    }

    private static int tell(Trial trial, Partner partner, Path file, PrintStream out) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            Tried tried = trial.of(partner, file.getFileName().toString(), content);
            new TriedText(out).print(tried);
            return tried.isFaultless() ? UNDERSTOOD : TO_CORRECT;
        }
    }
}
