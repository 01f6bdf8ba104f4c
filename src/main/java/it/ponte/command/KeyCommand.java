package it.ponte.command;

import it.ponte.partner.PartnerKeys;
import it.ponte.partner.Partners;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
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
     * Prints a new key, once. Alone it becomes the partner's key for everything, and where its SHA-256 is kept is said;
     * with scopes and an end it comes with the lines for the partner's file, and opens nothing before they stand there.
     *
     * @param args what follows the word {@code key}: the partner's id, and maybe {@code --scopes} and {@code --expires}
     * @return the exit code: 0, or 2 when the words are wrong, the partner is unknown, or its file is wrong
     */
    int run(String[] args, Terminal terminal) {
        Optional<KeyWords> understood = KeyWords.of(args, clock);
        if (understood.isEmpty()) {
            return terminal.wrong(KeyWords.USAGE);
        }
        KeyWords words = understood.get();
        Path home = Path.of(setting("PONTE_HOME", "."));
        try {
            Partners partners = Partners.forWorkOn(words.partner(), home);
            if (partners.find(words.partner()).isEmpty()) {
                return terminal.wrong("No partner is called " + words.partner() + ": there is no file config/partners/"
                        + words.partner() + ".yaml");
            }
            if (words.isLimited()) {
                limited(words, terminal.out());
            } else {
                renewed(words.partner(), partners, home, terminal.out());
            }
            return Terminal.DONE;
        } catch (IllegalStateException wrongFiles) {
            return terminal.wrong(wrongFiles.getMessage());
        }
    }

    private void renewed(String partner, Partners partners, Path home, PrintStream out) {
        Path data = Path.of(setting("PONTE_DATA", home.resolve("data").toString()));
        Path folder = Path.of(setting("PONTE_KEYS", data.resolve("keys").toString()));
        PartnerKeys keys = new PartnerKeys(partners, new StandardEnvironment(), folder, clock);
        String key = keys.renew(partner);
        out.println("The new key of " + partner + ", shown this once; the one before it works no more:");
        out.println();
        out.println("  " + key);
        out.println();
        out.println("Its SHA-256 is kept in " + keys.file());
    }

    private static void limited(KeyWords words, PrintStream out) {
        String key = PartnerKeys.fresh();
        out.println("The new key of " + words.partner() + ", shown this once:");
        out.println();
        out.println("  " + key);
        out.println();
        out.println(
                "Put this into config/partners/" + words.partner() + ".yaml, beside the keys that stand there, and");
        out.println("restart the hub; take the old key out once the partner uses the new one:");
        out.println();
        out.println("keys:");
        out.println("  - sha256: " + PartnerKeys.hash(key));
        out.println("    scopes: [" + words.scopesInYaml() + "]");
        out.println("    expires: " + words.expires());
    }

    private String setting(String name, String otherwise) {
        String value = environment.apply(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
