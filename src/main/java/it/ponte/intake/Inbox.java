package it.ponte.intake;

import it.ponte.access.Vault;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
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

    private static final String WAITING =
            """
             where envelope = ? and number between ? and ? and (settled_at is null or verdict = 'DELAYED')
            order by number for update
            """;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Vault vault;
    private final Worklist worklist;
    private final EnvelopeRow row;
    private final Acceptance acceptance;
    /** Who sends slowly holds a connection as long: half of them stay for all other work. */
    private final Semaphore places;

    public Inbox(
            JdbcClient db,
            JdbcTemplate connections,
            PlatformTransactionManager transactions,
            Vault vault,
            Worklist worklist,
            @Value("${ponte.database.connections:20}") int mostConnections) {
        this.db = db;
        this.transaction = new TransactionTemplate(transactions);
        this.vault = vault;
        this.worklist = worklist;
        this.row = new EnvelopeRow(vault);
        this.acceptance = new Acceptance(db, connections, vault, row, worklist);
        this.places = new Semaphore(Math.max(1, mostConnections / 2), true);
    }

    /**
     * Accepts a message: reads it to its end and commits its lines and the work they make, all or nothing (SAFETY G1).
     * The same delivery again, or the same request under the same Idempotency-Key, is the envelope we have; its receipt
     * is written again. Closes the message; waits while too many others are being read.
     *
     * @throws IdempotencyConflict when the key was used for another request
     * @throws java.io.UncheckedIOException when the message breaks off while it is read; then nothing was kept
     */
    public Envelope keep(Incoming incoming) {
        try (incoming) {
            places.acquireUninterruptibly();
            try {
                return kept(incoming);
            } finally {
                places.release();
            }
        }
    }

    private Envelope kept(Incoming incoming) {
        try {
            Envelope kept = transaction.execute(tx -> answered(acceptance.write(incoming)));
            log.info("envelope {} of {} was kept with {} lines", kept.code(), kept.partner(), kept.lines());
            return kept;
        } catch (DuplicateKeyException seenBefore) {
            return transaction.execute(
                    tx -> answered(get(acceptance.known(incoming).orElseThrow(() -> seenBefore))));
        }
    }

    /** Asks for the receipt when every line has its answer. */
    private Envelope answered(Envelope envelope) {
        if (envelope.isSettled() && envelope.wantsReceipt()) {
            worklist.add(Stage.RECEIPT, envelope.id());
        }
        return envelope;
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
     * The lines from first to last that have no answer yet, or were delayed; locks them until the transaction ends.
     * Their content is opened.
     */
    public List<StoredLine> waiting(long envelope, int first, int last) {
        String code = get(envelope).code();
        return db.sql("select number, content from envelope_line" + WAITING)
                .params(envelope, first, last)
                .query((line, i) -> {
                    int number = line.getInt("number");
                    byte[] content = vault.open(line.getBytes("content"), LineCopy.aboutLine(code, number));
                    return new StoredLine(number, content);
                })
                .list();
    }

    /** The numbers of {@link #waiting(long, int, int)}, without opening any of them. */
    public List<Integer> waitingNumbers(long envelope, int first, int last) {
        return db.sql("select number from envelope_line" + WAITING)
                .params(envelope, first, last)
                .query(Integer.class)
                .list();
    }

    /**
     * Gives lines their answers, inside the caller's transaction; a line that has one keeps it, unless it was delayed.
     * What a recorded line said is forgotten, what has problems is kept for its correction.
     *
     * @return whether every line of the envelope has its answer now
     */
    public boolean settle(long envelope, List<SettledLine> answers) {
        int answered = stamp(envelope, answers);
        return db.sql(
                        """
                        update envelope set settled = settled + ?,
                               completed_at = case when settled + ? >= lines then now() end
                        where id = ? returning settled >= lines
                        """)
                .params(answered, answered, envelope)
                .query(Boolean.class)
                .single();
    }

    /** Returns how many lines had no answer before. */
    private int stamp(long envelope, List<SettledLine> answers) {
        Integer[] numbers = answers.stream().map(SettledLine::number).toArray(Integer[]::new);
        String[] verdicts = answers.stream().map(line -> line.verdict().name()).toArray(String[]::new);
        String[] codes = answers.stream().map(SettledLine::code).toArray(String[]::new);
        List<Boolean> firstTime = db.sql(
                        """
                        with waiting as (
                            select number, settled_at is null as first_time from envelope_line
                            where envelope = ? and number = any(?) and (settled_at is null or verdict = 'DELAYED')
                            for update)
                        update envelope_line line
                        set verdict = answer.verdict, record_code = answer.code, settled_at = now(),
                            content = case when answer.verdict in ('REFUSED', 'DELAYED') then line.content end
                        from unnest(?, ?, ?) as answer (number, verdict, code) join waiting using (number)
                        where line.envelope = ? and line.number = answer.number
                        returning waiting.first_time
                        """)
                .params(envelope, numbers, numbers, verdicts, codes, envelope)
                .query(Boolean.class)
                .list();
        return (int) firstTime.stream().filter(first -> first).count();
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
