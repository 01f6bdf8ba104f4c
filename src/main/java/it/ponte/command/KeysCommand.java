package it.ponte.command;

import com.google.crypto.tink.KeysetHandle;
import it.ponte.access.Apart;
import it.ponte.access.KeyClass;
import it.ponte.access.KeyTurning;
import it.ponte.access.KeyVersions;
import it.ponte.access.Keysets;
import it.ponte.access.SealedCheck;
import it.ponte.access.SealedFactors;
import it.ponte.access.SealedPlaces;
import it.ponte.access.SealedRows;
import it.ponte.beneficiary.SealedPeople;
import it.ponte.intake.SealedArrivals;
import it.ponte.mail.SealedSenders;
import java.io.UncheckedIOException;
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

/**
 * {@code ponte keys}: shows the versions of the hub's keys; {@code ponte keys rotate [class]} makes a new version that
 * seals from now on, while hubs run; {@code ponte keys retire [class]} drops the versions that nothing needs any more.
 */
public final class KeysCommand {
    private static final List<SealedPlaces> ROOMS = List.of(
            new SealedCheck(), new SealedFactors(), new SealedPeople(), new SealedSenders(), new SealedArrivals());

    private final Beside beside;
    private final Clock clock;

    /** Finds the hub by the process's environment. */
    public KeysCommand(Clock clock) {
        this(System::getenv, clock);
    }

    KeysCommand(UnaryOperator<String> environment, Clock clock) {
        this.beside = new Beside(environment);
        this.clock = clock;
    }

    /**
     * Does one of the three.
     *
     * @return the exit code: 0 done, 1 an old version is still needed, 2 not done
     */
    int run(String[] arguments, Terminal terminal) {
        String verb = arguments.length == 0 ? "show" : arguments[0];
        KeyClass of = Arrays.stream(KeyClass.values())
                .filter(one ->
                        arguments.length < 2 ? one == KeyClass.HUB : one.word().equals(arguments[1]))
                .findFirst()
                .orElse(null);
        if (of == null
                || arguments.length > 2
                || !List.of("show", "rotate", "retire").contains(verb)) {
            return terminal.wrong(
                    "Say what: ponte keys, ponte keys rotate [hub|protected], ponte keys retire [hub|protected]");
        }
        if (!verb.equals("show") && !of.turns()) {
            return terminal.wrong("The " + of.word() + " key has one version only: what is kept under it could not be"
                    + " found, or checked, under another.");
        }
        Keysets keysets = beside.keysets();
        try {
            return switch (verb) {
                case "rotate" -> keysets.alone(of, () -> rotate(of, keysets, terminal));
                case "retire" -> keysets.alone(of, () -> retire(of, keysets, terminal));
                default -> show(keysets, terminal);
            };
        } catch (DataAccessException away) {
            return terminal.wrong(
                    "The database does not answer: the hub must run. See PONTE_DATABASE_URL, PONTE_DATA.");
        } catch (IllegalStateException | UncheckedIOException broken) {
            return terminal.wrong(broken.getMessage());
        }
    }

    private static int show(Keysets keysets, Terminal terminal) {
        for (KeyClass of : KeyClass.values()) {
            if (keysets.isMissing(of)) {
                terminal.out().printf(Locale.ROOT, "%-9s %s: none yet%n", of.word(), keysets.place(of));
                continue;
            }
            KeysetHandle keyset = keysets.read(of);
            terminal.out()
                    .printf(
                            Locale.ROOT,
                            "%-9s %s: seals with %s",
                            of.word(),
                            keysets.place(of),
                            id(keyset.getPrimary().getId()));
            KeyTurning.old(keyset).forEach(version -> terminal.out().print(", opens with " + id(version)));
            terminal.out().println(keysets.isOpenToOthers(of) ? "; others may read it: chmod 600" : "");
        }
        return Terminal.DONE;
    }

    private static int rotate(KeyClass of, Keysets keysets, Terminal terminal) {
        KeysetHandle keyset = keysets.read(of);
        if (keysets.isInEnvironment(of)) {
            boolean second = KeyTurning.isPrepared(keyset);
            terminal.out()
                    .println(Keysets.text(second ? KeyTurning.promoted(keyset) : KeyTurning.prepared(of, keyset)));
            terminal.err()
                    .println(
                            "Set " + of.setting() + " to this and restart every hub"
                                    + (second
                                            ? "; the new version seals then."
                                            : "; it knows a new version then. Run this again after that: the new version takes over."));
            return Terminal.DONE;
        }
        KeysetHandle turned = KeyTurning.turned(of, keyset);
        keysets.write(of, turned);
        terminal.out()
                .println("Version " + id(turned.getPrimary().getId()) + " seals from now on; " + keysets.place(of)
                        + " holds it and the older ones: back it up now.");
        terminal.out()
                .println("Running hubs take it over within a minute, and seal anew in the background what older"
                        + " versions sealed.");
        return Terminal.DONE;
    }

    private int retire(KeyClass of, Keysets keysets, Terminal terminal) {
        KeysetHandle keyset = keysets.read(of);
        DataSource database = beside.database();
        JdbcClient db = JdbcClient.create(database);
        KeyVersions versions = new KeyVersions(db, new Apart(db, new JdbcTransactionManager(database)), clock);
        if (!versions.isSettled(of, keyset.getPrimary().getId())) {
            return terminal.wrong("Version " + id(keyset.getPrimary().getId())
                    + " must seal for an hour before an older one may go: try again then.");
        }
        KeysetHandle left = keyset;
        for (int version : KeyTurning.old(keyset)) {
            if (needing(of, version, versions, terminal) == 0) {
                left = KeyTurning.without(left, version);
                terminal.out().println("Version " + id(version) + " is dropped: nothing needs it.");
            }
        }
        if (left != keyset && keysets.isInEnvironment(of)) {
            terminal.err().println("Set " + of.setting() + " to this:");
            terminal.out().println(Keysets.text(left));
        } else if (left != keyset) {
            keysets.write(of, left);
        }
        return left.size() == 1 ? Terminal.DONE : 1;
    }

    private static long needing(KeyClass of, int version, KeyVersions versions, Terminal terminal) {
        long all = 0;
        Stream<SealedRows> places =
                ROOMS.stream().flatMap(room -> room.rows().stream()).filter(rows -> rows.of() == of);
        for (SealedRows rows : places.toList()) {
            long needing = versions.needing(rows, version);
            if (needing > 0) {
                terminal.out()
                        .printf(
                                Locale.ROOT,
                                "Version %s is needed by %,d rows in %s: %s%n",
                                id(version),
                                needing,
                                rows.place(),
                                rows.endsSoon()
                                        ? "they end within 30 days."
                                        : "they are sealed anew, try again later.");
                if (!rows.endsSoon()) {
                    versions.lookAgain(rows);
                }
            }
            all += needing;
        }
        return all;
    }

    private static String id(int version) {
        return Integer.toUnsignedString(version);
    }
}
