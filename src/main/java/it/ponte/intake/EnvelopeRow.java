package it.ponte.intake;

import it.ponte.access.Personal;
import it.ponte.access.Vault;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HexFormat;

/** How an envelope stands in its table. */
final class EnvelopeRow {
    static final String COLUMNS =
            """
            select id, code, partner, channel, mapping, mapping_version, produces, file_name_sealed, as_of, sent_at,
                   received_at, lines, settled, refusal_code, refusal_line, refusal_field
            """;

    static final String SELECT = COLUMNS + "from envelope\n";

    private final Vault vault;

    EnvelopeRow(Vault vault) {
        this.vault = vault;
    }

    /** Reads one row of {@link #COLUMNS}. */
    Envelope read(ResultSet row, int index) throws SQLException {
        String code = row.getString("code");
        return new Envelope(
                row.getLong("id"),
                code,
                row.getString("partner"),
                row.getString("channel"),
                row.getString("mapping"),
                row.getString("mapping_version"),
                row.getString("produces"),
                openName(row.getBytes("file_name_sealed"), code),
                row.getObject("as_of", OffsetDateTime.class).toInstant(),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getInt("lines"),
                row.getInt("settled"),
                refusal(row));
    }

    /** A file name as it is stored; null stays null. */
    byte[] sealName(Personal fileName, String code) {
        return fileName == null
                ? null
                : vault.seal(fileName.reveal().getBytes(StandardCharsets.UTF_8), aboutName(code));
    }

    /** By what a file name is known again, letter by letter; empty where there is none. */
    byte[] indexName(Personal fileName) {
        if (fileName == null) {
            return new byte[0];
        }
        // as figures, since the index passes over spaces and case, by which two files may differ
        byte[] letters = fileName.reveal().getBytes(StandardCharsets.UTF_8);
        return vault.index("envelope.file_name", HexFormat.of().formatHex(letters));
    }

    /**
     * By what a message is known again: keyed, since whoever knows most of a short one could try out the rest on a hash
     * that anybody can make.
     */
    byte[] indexContent(byte[] hash) {
        return vault.index("envelope.content", HexFormat.of().formatHex(hash));
    }

    /** By what a request is known again, keyed too: a mailed file's key is made of its content; null where it has none. */
    String indexRequest(String key) {
        return key == null ? null : HexFormat.of().formatHex(vault.index("envelope.request", key));
    }

    private Personal openName(byte[] sealed, String code) {
        return sealed == null
                ? null
                : Personal.of(new String(vault.open(sealed, aboutName(code)), StandardCharsets.UTF_8));
    }

    private static String aboutName(String code) {
        return "envelope:" + code;
    }

    private static Refusal refusal(ResultSet row) throws SQLException {
        String code = row.getString("refusal_code");
        return code == null ? null : new Refusal(code, row.getInt("refusal_line"), row.getString("refusal_field"));
    }
}
