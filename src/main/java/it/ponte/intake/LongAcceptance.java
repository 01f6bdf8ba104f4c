package it.ponte.intake;

import it.ponte.access.PublicCode;
import it.ponte.access.Vault;
import it.ponte.intake.LineCopy.Copied;
import it.ponte.work.Span;
import it.ponte.work.Stage;
import it.ponte.work.Stamp;
import it.ponte.work.Worklist;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes one long message down while it is read: its envelope, its lines, and the work they make. */
final class LongAcceptance {
    /** So many lines are settled in one transaction. */
    private static final int BATCH = 1000;

    private final JdbcClient db;
    private final JdbcTemplate connections;
    private final Vault vault;
    private final EnvelopeRow row;
    private final Worklist worklist;

    LongAcceptance(JdbcClient db, JdbcTemplate connections, Vault vault, EnvelopeRow row, Worklist worklist) {
        this.db = db;
        this.connections = connections;
        this.vault = vault;
        this.row = row;
        this.worklist = worklist;
    }

    /**
     * Writes all of it within the caller's transaction: one COPY, whatever the number of lines. What will be known of
     * the message at its end is noted afterwards.
     *
     * @throws org.springframework.dao.DuplicateKeyException when the same delivery or request is already kept
     */
    Envelope write(Incoming incoming, Beginning beginning) {
        Arrival arrival = incoming.arrival();
        String code = PublicCode.ENVELOPE.next();
        Optional<Long> begun = begin(arrival, code);
        while (begun.isEmpty()) {
            code = PublicCode.ENVELOPE.next();
            begun = begin(arrival, code);
        }
        long id = begun.get();
        LineCopy copy = new LineCopy(vault, id, code, BATCH);
        Copied copied = connections.execute(
                (Connection connection) -> copy.copy(connection, beginning.lines(), beginning.others()));
        Optional<Refusal> refusal = incoming.refusal();
        if (refusal.isPresent()) {
            db.sql("delete from envelope_line where envelope = ?").param(id).update();
            copied = Copied.NOTHING;
            refuse(id, refusal.get());
        }
        shield(id, copied.shielded());
        finish(id, incoming, copied.lines());
        worklist.add(
                Stage.NORMALISE,
                copied.batches().stream()
                        .map(lines -> new Span(id, lines.first(), lines.last()))
                        .toList());
        return db.sql(EnvelopeRow.SELECT + "where id = ?")
                .param(id)
                .query(row::read)
                .single();
    }

    /** Empty when the code is taken. What could clash with another message is only known at the end. */
    private Optional<Long> begin(Arrival arrival, String code) {
        return db.sql(
                        """
                        insert into envelope (code, partner, channel, mapping, mapping_version, produces,
                                              file_name_sealed, file_name_index, as_of, sent_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (code) do nothing returning id
                        """)
                .params(code, arrival.partner(), arrival.channel(), arrival.mapping(), arrival.mappingVersion())
                .params(arrival.produces(), row.sealName(arrival.fileName(), code))
                .param(row.indexName(arrival.fileName()))
                .params(Stamp.of(arrival.asOf()), Stamp.of(arrival.sentAt()))
                .query(Long.class)
                .optional();
    }

    private void refuse(long id, Refusal refusal) {
        db.sql("update envelope set refusal_code = ?, refusal_line = ?, refusal_field = ? where id = ?")
                .params(refusal.code(), refusal.line(), refusal.field(), id)
                .update();
    }

    private void shield(long id, List<Integer> lines) {
        if (!lines.isEmpty()) {
            db.sql("insert into shielded_line (envelope, number) select ?, unnest(?)")
                    .params(id, lines.toArray(Integer[]::new))
                    .update();
        }
    }

    private void finish(long id, Incoming incoming, int lines) {
        db.sql(
                        """
                        update envelope set content_hash = ?, size_bytes = ?, idempotency_key = ?, lines = ?,
                               completed_at = case when ? = 0 then now() end
                        where id = ?
                        """)
                .params(row.indexContent(incoming.hash()), incoming.size())
                .param(row.indexRequest(incoming.arrival().idempotencyKey()))
                .params(lines, lines, id)
                .update();
    }
}
