package it.ponte.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The roles of the embedded database, set right at every start: the owner of the tables, the hub that owns none, and two
 * that nobody signs in as. Only who takes one of these sees anything of protected people: {@code _line} for recording,
 * matching and letters, {@code _reader} for whoever opens a record (see {@code access.Apart}).
 */
final class PostgresRoles {
    static final String OWNER = "ponte_owner";
    static final String HUB = "ponte_hub";
    private static final String DATABASE = "ponte";

    private PostgresRoles() {}

    /** Over a connection of the administrator. */
    static void make(Connection admin, DatabaseSecrets secrets) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            role(statement, OWNER, secrets.owner());
            role(statement, HUB, secrets.hub());
            if (!exists(statement, "pg_database where datname = '" + DATABASE + "'")) {
                statement.execute("create database " + DATABASE + " owner " + OWNER);
            }
            statement.execute("revoke all on database " + DATABASE + " from public");
            statement.execute("grant connect on database " + DATABASE + " to " + HUB);
            takenRole(statement, HUB + "_line");
            takenRole(statement, HUB + "_reader");
        }
    }

    /** A superuser, or a role that may bypass it, would not be held by row-level security. */
    private static void role(Statement statement, String name, String password) throws SQLException {
        String verb = exists(statement, "pg_roles where rolname = '" + name + "'") ? "alter" : "create";
        statement.execute(verb + " role " + name
                + " login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password '" + password + "'");
    }

    /** Not inherited: the hub sees nothing of it before it takes the role. */
    private static void takenRole(Statement statement, String name) throws SQLException {
        String verb = exists(statement, "pg_roles where rolname = '" + name + "'") ? "alter" : "create";
        statement.execute(
                verb + " role " + name + " nologin nosuperuser nocreatedb nocreaterole noreplication nobypassrls");
        statement.execute("grant " + name + " to " + HUB + " with inherit false, set true");
    }

    private static boolean exists(Statement statement, String what) throws SQLException {
        try (var rows = statement.executeQuery("select 1 from " + what)) {
            return rows.next();
        }
    }
}
