package it.ponte.command;

import it.ponte.partner.Partners;
import it.ponte.rights.Clocks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code ponte retention --dry-run}: whom the clocks would find, in numbers; it forgets nobody. */
public final class RetentionCommand {
    private static final String SETTINGS = "config/application.yml";
    private static final String MONTHS = "ponte.retention.months";

    private final Beside beside;
    private final UnaryOperator<String> environment;
    private final Path home;
    private final Clock clock;

    /** Over the hub that the process's environment tells of. */
    public RetentionCommand(Clock clock) {
        this(System::getenv, Commands.home(), clock);
    }

    RetentionCommand(UnaryOperator<String> environment, Path home, Clock clock) {
        this.beside = new Beside(environment);
        this.environment = environment;
        this.home = home;
        this.clock = clock;
    }

    /**
     * Prints a line for each service; a person of several counts with each.
     *
     * @return the exit code: 0 when it was counted, 2 when it could not be
     */
    int run(String[] arguments, Terminal terminal) {
        if (!List.of(arguments).equals(List.of("--dry-run"))) {
            return terminal.wrong(
                    "Say: ponte retention --dry-run. Whoever's time is over is forgotten by the hub itself.");
        }
        try {
            List<Clocks.Count> counts = new Clocks(
                            JdbcClient.create(beside.database()), clock, new Partners(home), months())
                    .counts(Integer.MAX_VALUE);
            counts.forEach(count -> terminal.out()
                    .printf(
                            Locale.ROOT,
                            "%s: %,d people, %,d without news for too long, %,d of them with notice given%n",
                            count.partner(),
                            count.known(),
                            count.silent(),
                            count.noticed()));
            terminal.out().println("Nobody was noticed or forgotten: this only counts.");
            return Terminal.DONE;
        } catch (DataAccessException away) {
            return terminal.wrong(
                    "The database does not answer: the hub must run. See PONTE_DATABASE_URL, PONTE_DATA.");
        } catch (IllegalStateException broken) {
            return terminal.wrong(broken.getMessage());
        } catch (IOException unreadable) {
            return terminal.wrong("The settings cannot be read: " + home.resolve(SETTINGS));
        }
    }

    /** As the hub finds it: in the environment, in the installation's settings, in its own. */
    private int months() throws IOException {
        String told = environment.apply("PONTE_RETENTION_MONTHS");
        if (told != null && !told.isBlank()) {
            return Integer.parseInt(told);
        }
        for (Resource settings :
                List.of(new FileSystemResource(home.resolve(SETTINGS)), new ClassPathResource("application.yml"))) {
            if (settings.exists()) {
                for (PropertySource<?> source : new YamlPropertySourceLoader().load("settings", settings)) {
                    if (source.containsProperty(MONTHS)) {
                        return Integer.parseInt(source.getProperty(MONTHS).toString());
                    }
                }
            }
        }
        throw new IllegalStateException("nothing says " + MONTHS);
    }
}
