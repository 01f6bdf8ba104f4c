package it.ponte.command;

import it.ponte.vocabulary.ItalianTime;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.core.env.StandardEnvironment;

/** The words that {@code ponte} understands on the command line. */
public final class Commands {
    private final Map<String, Command> commands;
    private final CheckCommand check;

    /** Over the check of the route files, which only the room that knows Camel can do. */
    public Commands(Function<Path, List<String>> routesCheck) {
        this.check = new CheckCommand(routesCheck, Clock.systemUTC());
        this.commands = new TreeMap<>(Map.of(
                "audit", new AuditCommand(Clock.systemUTC())::run,
                "check", check::run,
                "key", new KeyCommand(Clock.systemUTC())::run,
                "keys", new KeysCommand(Clock.systemUTC())::run,
                "map", new MapCommand(new StandardEnvironment(), Clock.system(ItalianTime.ZONE))::run,
                "new-partner", new NewPartnerCommand(Clock.systemUTC())::run,
                "retention", new RetentionCommand(Clock.systemUTC())::run,
                "sample", new SampleCommand()::run,
                "sheet", new SheetCommand()::run));
    }

    private interface Command {
        int run(String[] arguments, Terminal terminal);
    }

    /** Whether the first argument is a command that ends, rather than the hub that stays. */
    public boolean isCommand(String... arguments) {
        return arguments.length > 0 && !arguments[0].equals("demo") && !arguments[0].startsWith("--");
    }

    /**
     * Runs a command, which prints what it found out or did on {@code out}, and why it could not do its work on
     * {@code err}.
     *
     * @return 0 done, 1 found something wrong, 2 could not do its work
     */
    public int run(String[] arguments, PrintStream out, PrintStream err) {
        CommandLog.toStderr();
        Terminal terminal = new Terminal(out, err);
        Command command = commands.get(arguments[0]);
        if (command == null) {
            return terminal.wrong("ponte: unknown command; one of: demo, " + String.join(", ", commands.keySet()));
        }
        return command.run(Arrays.copyOfRange(arguments, 1, arguments.length), terminal);
    }

    /**
     * The settings with which the hub starts. {@code demo} is the hub over invented data of its own, where letters that
     * the mail server in the process keeps count as told, and {@link Story} plays a month through the doors. Whatever
     * the environment says of an installation's own servers and keys is overridden: the story may not reach them, nor
     * may what lies there end in the demo's data.
     */
    public String[] settings(String... arguments) {
        if (arguments.length == 0 || !arguments[0].equals("demo")) {
            return arguments;
        }
        Path data = Path.of(
                System.getenv()
                        .getOrDefault("PONTE_DATA", home().resolve("data").toString()),
                "demo");
        Stream<String> own = Stream.of(
                "--ponte.demo=true",
                "--ponte.demo-story=true",
                // A story of minutes waits for no Monday.
                "--ponte.letters.digest=false",
                "--ponte.letters.neighbours=0s",
                "--ponte.letters.together=0s",
                "--ponte.sign-in.local=true",
                "--ponte.sign-in.second-factor=optional",
                "--ponte.sign-in.oidc.issuer=",
                "--ponte.protection.officer=protezione-dati@ponte.example",
                "--ponte.data=" + data,
                "--ponte.keys=" + data.resolve("keys"),
                "--ponte.database.url=",
                "--ponte.database.owner-url=",
                "--ponte.broker.url=",
                "--ponte.smtp.url=",
                "--ponte.imap.url=",
                "--ponte.sftp.owner=",
                "--ponte.openpgp.key-file=",
                // The story is told on the terminal; what the hub notes of itself would stand between its lines.
                "--logging.level.it.ponte=error");
        return Stream.concat(Arrays.stream(arguments).skip(1), own).toArray(String[]::new);
    }

    /** Every error of the installation's files: what {@code ponte check} prints, and what stops a start. */
    public List<String> errors(Path home) {
        return check.errors(home);
    }

    static Path home() {
        return Path.of(System.getenv().getOrDefault("PONTE_HOME", "."));
    }
}
