package it.ponte.intake;

import it.ponte.access.PublicCode;
import it.ponte.access.Vault;
import it.ponte.intake.LineCopy.Copied;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes one message down while it is read: its envelope, its lines, and the work they make. */
final class Acceptance {
    /** So many lines are settled in one transaction. */
    private static final int BATCH = 1000;

    /** A message of fewer lines and bytes than these is held until its end is read, and written in one statement. */
    private static final int SHORT_LINES = 100;

    private static final long SHORT_BYTES = 256 * 1024;

    private final JdbcClient db;
    private final JdbcTemplate connections;
    private final Vault vault;
    private final EnvelopeRow row;
    private final ShortAcceptance brief;
    private final Worklist worklist;

    Acceptance(JdbcClient db, JdbcTemplate connections, Vault vault, EnvelopeRow row, Worklist worklist) {
        this.db = db;
        this.connections = connections;
        this.vault = vault;
        this.row = row;
        this.brief = new ShortAcceptance(db, vault, row);
        this.worklist = worklist;
    }

    /**
     * Writes all of it within the caller's transaction.
     *
     * @throws org.springframework.dao.DuplicateKeyException when the same delivery or request is already kept
     */
    Envelope write(Incoming incoming) {
        Iterator<Line> lines = incoming.lines();
        List<Line> first = new ArrayList<>();
        long bytes = 0;
        while (first.size() < SHORT_LINES && bytes < SHORT_BYTES && lines.hasNext()) {
            Line line = lines.next();
            first.add(
                    first.isEmpty()
                            ? line
                            : line.behind(first.get(first.size() - 1).number()));
            bytes += line.content().length;
        }
        Envelope kept = lines.hasNext() ? writeLong(incoming, first, lines) : writeShort(incoming, first);
        if (kept.lines() == 0 && kept.wantsMail()) {
            worklist.add(Stage.MAIL_RECEIPT, kept.id());
        }
        return kept;
    }

    private Envelope writeShort(Incoming incoming, List<Line> lines) {
        List<Line> counting = incoming.refusal().isPresent() ? List.of() : lines;
        Envelope kept = brief.write(incoming, counting);
        if (!counting.isEmpty()) {
            int last = counting.get(counting.size() - 1).number();
            worklist.add(Stage.NORMALISE, kept.id(), counting.get(0).number(), last);
        }
        return kept;
    }

    /** One COPY, whatever the number of lines: what will be known of the message at its end is noted afterwards. */
    private Envelope writeLong(Incoming incoming, List<Line> first, Iterator<Line> others) {
        Arrival arrival = incoming.arrival();
        String code = PublicCode.ENVELOPE.next();
        Optional<Long> begun = begin(arrival, code);
        while (begun.isEmpty()) {
            code = PublicCode.ENVELOPE.next();
            begun = begin(arrival, code);
        }
        long id = begun.get();
        LineCopy copy = new LineCopy(vault, id, code, BATCH);
        Copied copied = connections.execute((Connection connection) -> copy.copy(connection, first, others));
        Optional<Refusal> refusal = incoming.refusal();
        if (refusal.isPresent()) {
            db.sql("delete from envelope_line where envelope = ?").param(id).update();
            copied = Copied.NOTHING;
            refuse(id, refusal.get());
        }
        finish(id, incoming, copied.lines());
        copied.batches().forEach(lines -> worklist.add(Stage.NORMALISE, id, lines.first(), lines.last()));
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
                .params(arrival.produces(), row.sealName(arrival.fileName(), code), row.indexName(arrival.fileName()))
                .params(EnvelopeRow.stamp(arrival.asOf()), EnvelopeRow.stamp(arrival.sentAt()))
                .query(Long.class)
                .optional();
    }

    private void refuse(long id, Refusal refusal) {
        db.sql("update envelope set refusal_code = ?, refusal_line = ?, refusal_field = ? where id = ?")
                .params(refusal.code(), refusal.line(), refusal.field(), id)
                .update();
    }

    private void finish(long id, Incoming incoming, int lines) {
        db.sql(
                        """
                        update envelope set content_hash = ?, size_bytes = ?, idempotency_key = ?, lines = ?,
                               completed_at = case when ? = 0 then now() end
                        where id = ?
                        """)
                .params(incoming.hash(), incoming.size(), incoming.arrival().idempotencyKey())
                .params(lines, lines, id)
                .update();
    }

    /**
     * The id of the envelope that already holds this message, once it was read to its end.
     *
     * @throws IdempotencyConflict when its key was used for another request
     */
    Optional<Long> known(Incoming incoming) {
        Arrival arrival = incoming.arrival();
        return sameRequest(arrival, incoming.hash()).or(() -> sameDelivery(arrival, incoming.hash()));
    }

    private Optional<Long> sameRequest(Arrival arrival, byte[] hash) {
        Optional<Request> earlier = db.sql(
                        """
                        select id, content_hash = ? and produces = ? as same from envelope
                        where partner = ? and idempotency_key = ?
                        """)
                .params(hash, arrival.produces(), arrival.partner(), arrival.idempotencyKey())
                .query((used, i) -> new Request(used.getLong("id"), used.getBoolean("same")))
                .optional();
        if (earlier.isPresent() && !earlier.get().same()) {
            throw new IdempotencyConflict();
        }
        return earlier.map(Request::id);
    }

    private record Request(long id, boolean same) {}

    private Optional<Long> sameDelivery(Arrival arrival, byte[] hash) {
        return db.sql(
                        """
                        select id from envelope
                        where partner = ? and channel = ? and content_hash = ? and sent_at = ? and file_name_index = ?
                          and mapping = ? and mapping_version = ?
                        """)
                .params(arrival.partner(), arrival.channel(), hash, EnvelopeRow.stamp(arrival.sentAt()))
                .param(row.indexName(arrival.fileName()))
                .params(arrival.mapping(), arrival.mappingVersion())
                .query(Long.class)
                .optional();
    }
}
