package it.ponte;

import it.ponte.command.Commands;
import it.ponte.embedded.DataFolder;
import it.ponte.routing.RoutesCheck;
import it.ponte.vocabulary.ItalianTime;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * The hub. Without an argument it starts; {@code demo} starts it over invented data and plays a month; the other words
 * ({@code check}, {@code key}, {@code map}, …) are commands that do their work and end.
 */
@SpringBootApplication
public class Ponte {
    private static final Commands COMMANDS = new Commands(RoutesCheck::errors);

    /** Starts the hub or runs a command; a command's exit code is the process's. */
    public static void main(String[] arguments) {
        if (COMMANDS.isCommand(arguments)) {
            System.exit(COMMANDS.run(arguments, System.out, System.err));
        }
        try {
            hub().run(COMMANDS.settings(arguments));
        } catch (WrongFiles wrong) {
            System.exit(1); // told already, by WrongFilesAnalyzer
        }
    }

    /** The hub, not yet started; it refuses to start over files that {@code ponte check} finds wrong. */
    static SpringApplication hub() {
        SpringApplication hub = new SpringApplication(Ponte.class);
        if (!System.getenv().getOrDefault("PONTE_HTTP_CERTIFICATE", "").isBlank()) {
            hub.setAdditionalProfiles("tls");
        }
        hub.addInitializers(
                context -> refuseWrongFiles(context.getEnvironment()),
                context -> DataFolder.requireWritable(
                        Path.of(context.getEnvironment().getRequiredProperty("ponte.data"))));
        return hub;
    }

    private static void refuseWrongFiles(Environment settings) {
        List<String> errors = COMMANDS.errors(Path.of(settings.getRequiredProperty("ponte.home")));
        if (!errors.isEmpty()) {
            throw new WrongFiles(errors);
        }
    }

    /** The hub's clock; days are those of Italy. */
    @Bean
    Clock clock() {
        return Clock.system(ItalianTime.ZONE);
    }

    /** Files of the installation are wrong; the hub did not start. */
    static final class WrongFiles extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WrongFiles(List<String> errors) {
            super(String.join("\n", errors));
        }
    }
}
