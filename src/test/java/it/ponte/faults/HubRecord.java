package it.ponte.faults;

import it.ponte.DropBoxClient;
import it.ponte.access.Keys;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands in the hub's database and in the receipts, asked from outside. */
final class HubRecord {
    private final JdbcClient database;
    private final Path keys;

    /** Of a hub whose keys lie in this folder. */
    HubRecord(JdbcClient database, Path keys) {
        this.database = database;
        this.keys = keys;
    }

    /** Something accepted has not got all its answers. */
    boolean isUnderWay() {
        return is("exists (select from envelope where completed_at is null)");
    }

    boolean isFileUnderWay() {
        return is("exists (select from envelope where completed_at is null and channel = 'sftp')");
    }

    boolean isDrained() {
        return is("not exists (select from work) and not exists (select from envelope where completed_at is null)");
    }

    private boolean is(String condition) {
        return database.sql("select " + condition).query(Boolean.class).single();
    }

    int count(String of) {
        return database.sql("select count(*) from " + of).query(Integer.class).single();
    }

    Set<String> referrals() {
        return new HashSet<>(
                database.sql("select code from referral").query(String.class).list());
    }

    /** The answers to the lines of an envelope; none when there is no such envelope. */
    List<Answer> answers(String envelope) {
        return database.sql(
                        """
                        select number, coalesce(verdict, 'waiting') as verdict, record_code
                        from envelope_line join envelope on envelope = id
                        where code = ? order by number
                        """)
                .param(envelope)
                .query((row, i) -> new Answer(
                        row.getInt("number"),
                        row.getString("verdict").toLowerCase(Locale.ROOT),
                        row.getString("record_code")))
                .list();
    }

    /** The answers to the lines of a partner's file, wherever they are; the same line twice where it is kept twice. */
    List<Answer> answersTo(String partner, byte[] file) {
        return database
                .sql(
                        """
                        select code from envelope where partner = ? and content_hash = ?
                        """)
                .params(partner, Keys.in(keys).index("envelope.content", DigestUtils.sha256Hex(file)))
                .query(String.class)
                .list()
                .stream()
                .flatMap(envelope -> answers(envelope).stream())
                .toList();
    }

    /** As the console's page does; false while no mail of a new sender was seen. */
    boolean confirmMailSender(String partner) {
        return database.sql(
                                """
                                update mail_sender set partner = ?, confirmed_at = now(),
                                       confirmed_by = 'operator:operatrice'
                                where confirmed_at is null
                                """)
                        .param(partner)
                        .update()
                == 1;
    }

    /** The rows of a file's receipt; none when there is no receipt. */
    static List<Answer> receipt(DropBoxClient dropBox, String file) {
        String receipt = dropBox.find("out/" + file + ".receipt.csv");
        return receipt == null
                ? List.of()
                : receipt.lines()
                        .skip(1)
                        .map(row -> row.split(";", -1))
                        .map(cells -> new Answer(Integer.parseInt(cells[0]), cells[1], cells[2]))
                        .toList();
    }
}
