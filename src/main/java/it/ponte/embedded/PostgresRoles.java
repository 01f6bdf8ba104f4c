package it.ponte.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The roles of the embedded database, set right at every start: the owner of the tables, and the hub that owns none. */
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
        }
    }

    /** A superuser, or a role that may bypass it, would not be held by row-level security. */
    private static void role(Statement statement, String name, String password) throws SQLException {
        String verb = exists(statement, "pg_roles where rolname = '" + name + "'") ? "alter" : "create";
        statement.execute(verb + " role " + name
                + " login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password '" + password + "'");
    }

    private static boolean exists(Statement statement, String what) throws SQLException {
        try (var rows = statement.executeQuery("select 1 from " + what)) {
            return rows.next();
        }
    }
}
