package it.ponte.command;

import it.ponte.access.AuditCheck;
import it.ponte.access.AuditKey;
import it.ponte.access.AuditReport;
import it.ponte.access.KeyClass;
import it.ponte.access.Keys;
import it.ponte.access.Keysets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;

/**
 * {@code ponte audit verify [file…]}: looks through the whole audit of a running hub, its chains and their signed roots,
 * in the database, in the hub's own file and in those that are named.
 */
public final class AuditCommand {
    private final Beside beside;
    private final Clock clock;

    /** Finds the hub by the process's environment. */
    public AuditCommand(Clock clock) {
        this(System::getenv, clock);
    }

    AuditCommand(UnaryOperator<String> environment, Clock clock) {
        this.beside = new Beside(environment);
        this.clock = clock;
    }

    /**
     * Prints what was found.
     *
     * @return the exit code: 0 when the audit is as the hubs left it, 1 when it is not, 2 when it cannot be looked at
     */
    int run(String[] arguments, Terminal terminal) {
        if (arguments.length == 0 || !arguments[0].equals("verify")) {
            return terminal.wrong("Say what: ponte audit verify [file of roots…]");
        }
        List<Path> others = Arrays.stream(arguments).skip(1).map(Path::of).toList();
        for (Path file : others) {
            if (Files.notExists(file)) {
                return terminal.wrong("There is no file " + file);
            }
        }
        try {
            Keysets keysets = beside.keysets();
            List<Path> files =
                    Stream.concat(Stream.of(beside.roots()), others.stream()).toList();
            return told(look(keysets, beside.database(), files), files, terminal);
        } catch (DataAccessException | TransactionException away) {
            return terminal.wrong(
                    "The database does not answer: the hub must run. See PONTE_DATABASE_URL, PONTE_DATA.");
        } catch (IllegalStateException missing) {
            return terminal.wrong(missing.getMessage());
        }
    }

    private AuditReport look(Keysets keysets, DataSource database, List<Path> files) {
        return new AuditCheck(
                        JdbcClient.create(database),
                        new JdbcTransactionManager(database),
                        Keys.kept(keysets),
                        new AuditKey(keysets.read(KeyClass.AUDIT)),
                        clock)
                .look(files);
    }

    private static int told(AuditReport report, List<Path> files, Terminal terminal) {
        report.findings().forEach(terminal.out()::println);
        terminal.out()
                .printf(
                        Locale.ROOT,
                        "%s: %,d rows sealed in %d chains, %,d wait to be sealed, %d places wrong.%n",
                        report.isIntact() ? "OK" : "NOT AS IT WAS LEFT",
                        report.sealed(),
                        report.chains(),
                        report.waiting(),
                        report.findings().size());
        report.unwitnessed().forEach(chain -> terminal.out()
                .println("Of chain " + chain + " no root stands in "
                        + String.join(", ", files.stream().map(Path::toString).toList())
                        + ": whether its end was cut off cannot be said."));
        return report.isIntact() ? Terminal.DONE : 1;
    }
}
