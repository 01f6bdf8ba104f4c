package it.ponte.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** How fast the same database is when it does nothing but what cannot be left out: what the hub's speed is held against. */
final class Floors {
    private static final List<String> KEPT = List.of("envelope_line", "beneficiary", "enrolment", "referral");

    private final DataSource database;
    private final Path folder;

    /** Over the tables' owner's database; the folder is for what is copied. */
    Floors(DataSource database, Path folder) {
        this.database = database;
        this.folder = folder;
    }

    /** Seconds of one plain COPY of the sender's file into a table of texts, one per column, and the commit. */
    double copyOfFile(Path file) throws SQLException, IOException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                InputStream lines = Files.newInputStream(file)) {
            String header = Files.lines(file, InventedFile.CHARSET).findFirst().orElseThrow();
            StringBuilder columns = new StringBuilder("number bigint generated always as identity primary key");
            StringBuilder names = new StringBuilder();
            for (int i = 0; i < header.split(";").length; i++) {
                columns.append(", c").append(i).append(" text");
                names.append(i == 0 ? "c" : ", c").append(i);
            }
            statement.execute("create table bench_lines (" + columns + ")");
            long begun = System.nanoTime();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy bench_lines (" + names
                                    + ") from stdin with (format csv, delimiter ';', header, encoding 'WIN1252')",
                            lines);
            double seconds = (System.nanoTime() - begun) / 1e9;
            statement.execute("drop table bench_lines");
            return seconds;
        }
    }

    /** Seconds of COPYing the rows that the hub made of the file into tables with the same keys and indexes. */
    double copyOfRecord() throws SQLException, IOException {
        double seconds = 0;
        for (String table : KEPT) {
            Path rows = folder.resolve(table + ".copy");
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                var copying = connection.unwrap(PGConnection.class).getCopyAPI();
                try (OutputStream out = Files.newOutputStream(rows)) {
                    copying.copyOut("copy " + table + " to stdout (format binary)", out);
                }
                statement.execute("create table bench_" + table + " (like " + table + " including all)");
                try (InputStream in = Files.newInputStream(rows)) {
                    long begun = System.nanoTime();
                    copying.copyIn("copy bench_" + table + " from stdin (format binary)", in);
                    seconds += (System.nanoTime() - begun) / 1e9;
                }
                statement.execute("drop table bench_" + table);
            }
            Files.delete(rows);
        }
        return seconds;
    }

    /** One row and one commit after the other, by so many at once, for so long. */
    Load.Figures commits(int atOnce, int seconds) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table bench_commit (id bigint generated always as identity primary key, body bytea)");
        }
        byte[] body = new byte[600];
        Load.Figures figures = Load.of(atOnce, seconds, number -> {
            Connection connection = database.getConnection();
            PreparedStatement insert = connection.prepareStatement("insert into bench_commit (body) values (?)");
            return new Load.Caller() {
                @Override
                public void call() throws SQLException {
                    insert.setBytes(1, body);
                    insert.executeUpdate();
                }

                @Override
                public void close() throws SQLException {
                    connection.close();
                }
            };
        });
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop table bench_commit");
        }
        return figures;
    }
}
