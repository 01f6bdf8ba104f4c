package it.ponte.intake;

import it.ponte.access.PublicCode;
import it.ponte.access.Vault;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes down a message that was read to its end already, few lines in all, in one statement. */
final class ShortAcceptance {
    private final JdbcClient db;
    private final Vault vault;
    private final EnvelopeRow row;

    ShortAcceptance(JdbcClient db, Vault vault, EnvelopeRow row) {
        this.db = db;
        this.vault = vault;
        this.row = row;
    }

    /**
     * Writes all of it within the caller's transaction.
     *
     * @param lines all lines of the message; none where it is refused
     * @throws org.springframework.dao.DuplicateKeyException when the same delivery or request is already kept
     */
    Envelope write(Incoming incoming, List<Line> lines) {
        Optional<Envelope> kept = Optional.empty();
        while (kept.isEmpty()) {
            kept = write(incoming, lines, PublicCode.ENVELOPE.next());
        }
        return kept.get();
    }

    /** Empty when the code is taken. */
    private Optional<Envelope> write(Incoming incoming, List<Line> lines, String code) {
        Arrival arrival = incoming.arrival();
        Optional<Refusal> refusal = incoming.refusal();
        return db.sql(
                        """
                        with kept as (
                            insert into envelope (code, partner, channel, mapping, mapping_version, produces,
                                                  file_name_sealed, file_name_index, as_of, sent_at, content_hash,
                                                  size_bytes, idempotency_key, lines, completed_at, refusal_code, refusal_line,
                                                  refusal_field)
                            values (:code, :partner, :channel, :mapping, :version, :produces, :fileName, :fileNameIndex,
                                    :asOf, :sentAt, :hash, :size, :key, :lines, case when :lines = 0 then now() end,
                                    :refusalCode, :refusalLine, :refusalField)
                            on conflict (code) do nothing
                            returning *),
                        written as (
                            insert into envelope_line (envelope, number, content)
                            select kept.id, line.number, line.content
                            from kept, unnest(:numbers, :contents) as line (number, content))
                        """
                                + EnvelopeRow.COLUMNS + "from kept")
                .param("code", code)
                .param("partner", arrival.partner())
                .param("channel", arrival.channel())
                .param("mapping", arrival.mapping())
                .param("version", arrival.mappingVersion())
                .param("produces", arrival.produces())
                .param("fileName", row.sealName(arrival.fileName(), code))
                .param("fileNameIndex", row.indexName(arrival.fileName()))
                .param("asOf", EnvelopeRow.stamp(arrival.asOf()))
                .param("sentAt", EnvelopeRow.stamp(arrival.sentAt()))
                .param("hash", incoming.hash())
                .param("size", incoming.size())
                .param("key", arrival.idempotencyKey())
                .param("lines", lines.size())
                .param("refusalCode", refusal.map(Refusal::code).orElse(null))
                .param("refusalLine", refusal.map(Refusal::line).orElse(null))
                .param("refusalField", refusal.map(Refusal::field).orElse(null))
                .param("numbers", lines.stream().map(Line::number).toArray(Integer[]::new))
                .param(
                        "contents",
                        lines.stream().map(line -> sealed(line, code)).toArray(byte[][]::new))
                .query(row::read)
                .optional();
    }

    private byte[] sealed(Line line, String code) {
        return vault.seal(line.content(), LineCopy.aboutLine(code, line.number()));
    }
}
