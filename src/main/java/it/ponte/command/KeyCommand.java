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
    private static final int DONE = 0;
    private static final int WRONG = 2;

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
    public int run(String[] args, PrintStream out) {
        if (args.length != 1) {
            out.println("Say whose key: ponte key <partner>");
            return WRONG;
        }
        Path home = Path.of(setting("PONTE_HOME", "."));
        Path data = Path.of(setting("PONTE_DATA", home.resolve("data").toString()));
        Path folder = Path.of(setting("PONTE_KEYS", data.resolve("keys").toString()));
        try {
            Partners partners = new Partners(home);
            if (partners.find(args[0]).isEmpty()) {
                out.println(
                        "No partner is called " + args[0] + ": there is no file config/partners/" + args[0] + ".yaml");
                return WRONG;
            }
            PartnerKeys keys = new PartnerKeys(partners, new StandardEnvironment(), folder, clock);
            String key = keys.renew(args[0]);
            out.println("The new key of " + args[0] + ", shown this once; the one before it works no more:");
            out.println();
            out.println("  " + key);
            out.println();
            out.println("Its SHA-256 is kept in " + keys.file());
            return DONE;
        } catch (IllegalStateException wrongFiles) {
            out.println(wrongFiles.getMessage());
            return WRONG;
        }
    }

    private String setting(String name, String otherwise) {
        String value = environment.apply(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
