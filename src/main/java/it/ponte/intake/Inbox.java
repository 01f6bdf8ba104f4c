package it.ponte.intake;

import it.ponte.access.Vault;
import it.ponte.vocabulary.Verdict;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The envelopes that arrived and their lines, each line kept until it has its answer. */
@Repository
public class Inbox {
    private static final Logger log = LoggerFactory.getLogger(Inbox.class);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Worklist worklist;
    private final EnvelopeRow row;
    private final ShortAcceptance brief;
    private final LongAcceptance longer;
    private final KnownMessages known;
    private final WaitingLines waiting;

    /** For long messages. Half of the connections stay for all other work. */
    private final Places places;

    public Inbox(
            JdbcClient db,
            JdbcTemplate connections,
            PlatformTransactionManager transactions,
            Vault vault,
            Worklist worklist,
            @Value("${ponte.database.connections:20}") int mostConnections) {
        this.db = db;
        this.transaction = new TransactionTemplate(transactions);
        this.worklist = worklist;
        this.row = new EnvelopeRow(vault);
        this.brief = new ShortAcceptance(db, vault, row, worklist, transaction, this::answeredAtOnce);
        this.longer = new LongAcceptance(db, connections, vault, row, worklist);
        this.known = new KnownMessages(db, row);
        this.waiting = new WaitingLines(db, vault, row);
        this.places = new Places(Math.max(1, mostConnections / 2), PATIENCE);
    }

    /**
     * Accepts a message: reads it to its end and commits its lines and the work they make, all or nothing (SAFETY G1).
     * The same delivery again, or the same request under the same Idempotency-Key, is the envelope we have; its receipt
     * is written again. Closes the message. A long one waits a while when too many others are being read; short ones that
     * come at the same time are committed together. Not to be called within a transaction.
     *
     * @throws IdempotencyConflict when the key was used for another request
     * @throws java.io.UncheckedIOException when the message breaks off while it is read, and of
     *     {@link it.ponte.work.TryLater} when they still are; then nothing was kept
     */
    public Envelope keep(Incoming incoming) {
        try (incoming) {
            Beginning beginning = Beginning.of(incoming);
            return beginning.isAll()
                    ? keepShort(new ShortMessage(incoming, beginning.lines()))
                    : places.in(incoming.arrival().partner(), () -> keepLong(incoming, beginning));
        }
    }

    private Envelope keepShort(ShortMessage message) {
        Optional<Envelope> kept = brief.keep(message);
        kept.ifPresent(Inbox::note);
        // where neither holds, the code that was drawn was taken
        return kept.or(() -> again(message.incoming())).orElseGet(() -> keepShort(message));
    }

    private Envelope keepLong(Incoming incoming, Beginning beginning) {
        try {
            Envelope kept = transaction.execute(tx -> answeredAtOnce(longer.write(incoming, beginning)));
            note(kept);
            return kept;
        } catch (DuplicateKeyException seenBefore) {
            return again(incoming).orElseThrow(() -> seenBefore);
        }
    }

    private Optional<Envelope> again(Incoming incoming) {
        return transaction.execute(tx -> known.find(incoming).map(this::get).map(this::answered));
    }

    private static void note(Envelope kept) {
        log.info("envelope {} was kept with {} lines", kept.code(), kept.lines());
    }

    /** Asks for the answer to what has no lines: no line will ask for it later. */
    private Envelope answeredAtOnce(Envelope kept) {
        if (kept.lines() == 0 && kept.wantsMail()) {
            worklist.add(Stage.MAIL_RECEIPT, kept.id());
        }
        return answered(kept);
    }

    /** Asks for the receipt when every line has its answer. */
    private Envelope answered(Envelope envelope) {
        if (envelope.isSettled() && envelope.wantsReceipt()) {
            worklist.add(Stage.RECEIPT, envelope.id());
        }
        return envelope;
    }

    /** Whether more short messages come to this hub just now than can be recorded beside it. */
    public boolean isRushed() {
        return brief.isRushed();
    }

    /** The envelope of this id, which must exist. */
    public Envelope get(long id) {
        return db.sql(EnvelopeRow.SELECT + "where id = ?")
                .param(id)
                .query(row::read)
                .single();
    }

    /** A partner's own envelope; empty also when the code is another partner's. */
    public Optional<Envelope> find(String partner, String code) {
        return db.sql(EnvelopeRow.SELECT + "where partner = ? and code = ?")
                .params(partner, code)
                .query(row::read)
                .optional();
    }

    /** The answers to an envelope's lines in order, the waiting ones with neither verdict nor code; a page of them. */
    public List<SettledLine> lines(long envelope, int afterNumber, int atMost) {
        return db.sql(
                        """
                        select number, verdict, record_code from envelope_line
                        where envelope = ? and number > ? order by number limit ?
                        """)
                .params(envelope, afterNumber, atMost)
                .query((line, i) -> new SettledLine(
                        line.getInt("number"), verdict(line.getString("verdict")), line.getString("record_code")))
                .list();
    }

    /**
     * The lines of these parts of envelopes that have no answer yet, or were delayed, with their content opened: the
     * parts in their order, the lines of each in theirs. Locks them until the transaction ends.
     */
    public List<WaitingLine> waiting(List<Part> parts) {
        return waiting.open(parts);
    }

    /** The numbers of {@link #waiting}, without opening any of them. */
    public List<Integer> waitingNumbers(Part part) {
        return waiting.numbers(part);
    }

    /**
     * Gives lines their answers, inside the caller's transaction; a line that has one keeps it, unless it was delayed.
     * What a recorded line said is forgotten, what has problems is kept for its correction.
     *
     * @param answers by the id of their envelope
     * @return the ids of those of these envelopes that have all their answers now
     */
    public Set<Long> settle(Map<Long, List<SettledLine>> answers) {
        return waiting.settle(answers);
    }

    /** Notes that the sender has the receipt of this envelope. */
    public void receiptWritten(long envelope) {
        db.sql("update envelope set receipt_written_at = now() where id = ?")
                .param(envelope)
                .update();
    }

    private static Verdict verdict(String name) {
        return name == null ? null : Verdict.valueOf(name);
    }
}
