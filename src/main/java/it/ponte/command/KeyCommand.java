package it.ponte.command;

import it.ponte.partner.PartnerKeys;
import it.ponte.partner.Partners;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.springframework.core.env.StandardEnvironment;

/**
 * {@code ponte key <partner>}: makes or renews a partner's key. Needs no running hub; a running one takes the new key
 * within a second.
 */
public final class KeyCommand {
    private final UnaryOperator<String> environment;
    private final Clock clock;

    /** Finds the installation by the process's environment, as the hub does. */
    public KeyCommand(Clock clock) {
        this(System::getenv, clock);
    }

    KeyCommand(UnaryOperator<String> environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    /**
     * Prints the new key, once, and where its SHA-256 is kept.
     *
     * @param args what follows the word {@code key}: the partner's id
     * @return the exit code: 0, or 2 when the id is missing or unknown, or a partner file is wrong
     */
    int run(String[] args, Terminal terminal) {
        if (args.length != 1) {
            return terminal.wrong("Say whose key: ponte key <partner>");
        }
        Path home = Path.of(setting("PONTE_HOME", "."));
        Path data = Path.of(setting("PONTE_DATA", home.resolve("data").toString()));
        Path folder = Path.of(setting("PONTE_KEYS", data.resolve("keys").toString()));
        try {
            Partners partners = Partners.forWorkOn(args[0], home);
            if (partners.find(args[0]).isEmpty()) {
                return terminal.wrong(
                        "No partner is called " + args[0] + ": there is no file config/partners/" + args[0] + ".yaml");
            }
            PartnerKeys keys = new PartnerKeys(partners, new StandardEnvironment(), folder, clock);
            String key = keys.renew(args[0]);
            PrintStream out = terminal.out();
            out.println("The new key of " + args[0] + ", shown this once; the one before it works no more:");
            out.println();
            out.println("  " + key);
            out.println();
            out.println("Its SHA-256 is kept in " + keys.file());
            return Terminal.DONE;
        } catch (IllegalStateException wrongFiles) {
            return terminal.wrong(wrongFiles.getMessage());
        }
    }

    private String setting(String name, String otherwise) {
        String value = environment.apply(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
