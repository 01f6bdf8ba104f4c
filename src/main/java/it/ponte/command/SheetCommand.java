package it.ponte.command;

import it.ponte.mapping.Mappings;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import it.ponte.trial.LayoutSheet;
import it.ponte.vocabulary.Skills;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** {@code ponte sheet <partner> [file.pdf]}: writes the layout sheet (tracciato) that the partner's programmers need. */
public final class SheetCommand {
    private final UnaryOperator<String> environment;

    /** With the public address and the port of the drop box that the process's environment names, as the hub. */
    public SheetCommand() {
        this(System::getenv);
    }

    SheetCommand(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    /**
     * Writes the sheet and prints the file's name.
     *
     * @return the exit code: 0, or 2 when the partner is not named or unknown, or a file is wrong
     */
    int run(String[] arguments, Terminal terminal) {
        if (arguments.length < 1 || arguments.length > 2) {
            return terminal.wrong("Say whose sheet: ponte sheet <partner> [file.pdf]");
        }
        Path home = Path.of(setting("PONTE_HOME", "."));
        try {
            Partners partners = Partners.forWorkOn(arguments[0], home);
            Optional<Partner> partner = partners.find(arguments[0]);
            if (partner.isEmpty()) {
                return terminal.wrong("No partner is called so: there is no such file in config/partners");
            }
            Skills skills = new Skills(home);
            Mappings mappings = Mappings.named(partner.get().mappings(), home, skills, partners, Clock.systemUTC());
            String address = setting("PONTE_PUBLIC_URL", "http://localhost:" + setting("PONTE_HTTP_PORT", "8080"));
            int port = Integer.parseInt(setting("PONTE_SFTP_PORT", "2222"));
            String askAt = setting("PONTE_MAIL_FROM", "ponte@ponte.example");
            byte[] sheet =
                    new LayoutSheet(partners, mappings, skills, URI.create(address), port, askAt).pdf(arguments[0]);
            Path file = Path.of(arguments.length == 2 ? arguments[1] : "tracciato-" + arguments[0] + ".pdf");
            Files.write(file, sheet);
            terminal.out().println("Written: " + file);
            return Terminal.DONE;
        } catch (IllegalStateException wrongFiles) {
            return terminal.wrong(wrongFiles.getMessage());
        } catch (IOException broken) {
            return terminal.wrong(
                    "The file cannot be written: " + broken.getClass().getSimpleName());
        }
    }

    private String setting(String name, String otherwise) {
        String value = environment.apply(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
