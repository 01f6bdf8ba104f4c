package it.ponte.intake;

import it.ponte.work.Stamp;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The messages that are kept already: which of them is the one that comes again. */
final class KnownMessages {
    private final JdbcClient db;
    private final EnvelopeRow row;

    KnownMessages(JdbcClient db, EnvelopeRow row) {
        this.db = db;
        this.row = row;
    }

    /**
     * The id of the envelope that already holds this message, once it was read to its end.
     *
     * @throws IdempotencyConflict when its key was used for another request
     */
    Optional<Long> find(Incoming incoming) {
        Arrival arrival = incoming.arrival();
        byte[] content = row.indexContent(incoming.hash());
        return sameRequest(arrival, content).or(() -> sameDelivery(arrival, content));
    }

    private Optional<Long> sameRequest(Arrival arrival, byte[] content) {
        Optional<Request> earlier = db.sql(
                        """
                        select id, content_hash = ? and produces = ? as same from envelope
                        where partner = ? and idempotency_key = ?
                        """)
                .params(content, arrival.produces(), arrival.partner(), row.indexRequest(arrival.idempotencyKey()))
                .query((used, i) -> new Request(used.getLong("id"), used.getBoolean("same")))
                .optional();
        if (earlier.isPresent() && !earlier.get().same()) {
            throw new IdempotencyConflict();
        }
        return earlier.map(Request::id);
    }

    private record Request(long id, boolean same) {}

    private Optional<Long> sameDelivery(Arrival arrival, byte[] content) {
        return db.sql(
                        """
                        select id from envelope
                        where partner = ? and channel = ? and content_hash = ? and sent_at = ?
                          and file_name_index = ? and mapping = ? and mapping_version = ?
                        """)
                .params(arrival.partner(), arrival.channel(), content, Stamp.of(arrival.sentAt()))
                .param(row.indexName(arrival.fileName()))
                .params(arrival.mapping(), arrival.mappingVersion())
                .query(Long.class)
                .optional();
    }
}
