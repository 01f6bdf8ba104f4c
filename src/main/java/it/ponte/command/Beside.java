package it.ponte.command;

import it.ponte.access.Keysets;
import it.ponte.embedded.DatabaseBeside;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** The hub that a command works beside, found by the process's environment as the hub finds it. */
record Beside(UnaryOperator<String> environment) {
    private static final String PORT = "15432";

    Path data() {
        return Path.of(setting(
                "PONTE_DATA",
                Path.of(setting("PONTE_HOME", ".")).resolve("data").toString()));
    }

    Keysets keysets() {
        return new Keysets(keys(), environment);
    }

    /** Where its signed roots stand outside the database. */
    Path roots() {
        return Path.of(
                setting("PONTE_AUDIT_ROOTS", data().resolve("audit/roots.jsonl").toString()));
    }

    /** @throws IllegalStateException when it cannot be told where it is */
    DataSource database() {
        return DatabaseBeside.open(
                setting("PONTE_DATABASE_URL", ""), Integer.parseInt(setting("PONTE_DATABASE_PORT", PORT)), keys());
    }

    private Path keys() {
        return Path.of(setting("PONTE_KEYS", data().resolve("keys").toString()));
    }

    private String setting(String name, String otherwise) {
        String value = environment.apply(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
