package it.ponte.intake;

import it.ponte.access.Vault;
import it.ponte.work.Stamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The refused and delayed lines whose content is still kept, so that they can be corrected and settled again. */
@Repository
public class KeptLines {
    private static final Logger log = LoggerFactory.getLogger(KeptLines.class);

    /** SAFETY P14. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final int AT_ONCE = 5000;

    private final JdbcClient db;
    private final Vault vault;
    private final Clock clock;
    private final EnvelopeRow row;

    public KeptLines(JdbcClient db, Vault vault, Clock clock) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
        this.row = new EnvelopeRow(vault);
    }

    /** Who gave which fields of a line another value, and when. */
    public record Correction(Instant at, String by, List<String> fields) {}

    /** The envelope of this code, whoever sent it. */
    public Optional<Envelope> envelope(String code) {
        return db.sql(EnvelopeRow.SELECT + "where code = ?")
                .param(code)
                .query(row::read)
                .optional();
    }

    /** One line with its content opened; empty when it has another answer, or is no longer kept. */
    public Optional<StoredLine> find(Envelope envelope, int number) {
        return db.sql(
                        """
                        select number, content from envelope_line
                        where envelope = ? and number = ? and verdict in ('REFUSED', 'DELAYED') and content is not null
                        """)
                .params(envelope.id(), number)
                .query((line, i) -> opened(envelope, line.getInt("number"), line.getBytes("content")))
                .optional();
    }

    /**
     * Lets lines be settled once more within the caller's transaction, and locks them until it ends; those that have
     * another answer by now, or are no longer kept, stay as they are. They become delayed ones: so the envelope has all
     * its answers at every moment.
     *
     * @return the lines with their content opened, in order
     */
    public List<StoredLine> reopen(Envelope envelope, List<Integer> numbers) {
        return db
                .sql(
                        """
                        with kept as (
                            select number from envelope_line
                            where envelope = ? and number = any(?)
                              and verdict in ('REFUSED', 'DELAYED') and content is not null
                            order by number for update)
                        update envelope_line line set verdict = 'DELAYED' from kept
                        where line.envelope = ? and line.number = kept.number
                        returning line.number, line.content
                        """)
                .params(envelope.id(), numbers.toArray(Integer[]::new), envelope.id())
                .query((line, i) -> opened(envelope, line.getInt("number"), line.getBytes("content")))
                .list()
                .stream()
                .sorted(Comparator.comparing(StoredLine::number))
                .toList();
    }

    private StoredLine opened(Envelope envelope, int number, byte[] sealed) {
        return new StoredLine(number, vault.open(sealed, LineCopy.aboutLine(envelope.code(), number)));
    }

    /** Keeps another content for a line in place of the one it had. */
    public void replace(Envelope envelope, StoredLine line) {
        db.sql("update envelope_line set content = ? where envelope = ? and number = ?")
                .params(
                        vault.seal(line.content(), LineCopy.aboutLine(envelope.code(), line.number())),
                        envelope.id(),
                        line.number())
                .update();
    }

    /** Lets only those know of a line who follow people of its sender: it is about a protected person. */
    public void shield(Envelope envelope, int number) {
        db.sql("insert into shielded_line (envelope, number) values (?, ?) on conflict do nothing")
                .params(envelope.id(), number)
                .update();
    }

    /** Notes by which version of its mapping a line was answered last, where it is not the one that read it. */
    public void answeredBy(Envelope envelope, List<Integer> numbers, String mappingVersion) {
        db.sql(
                        """
                        update envelope_line line set mapping_version = nullif(?, envelope.mapping_version)
                        from envelope
                        where envelope.id = line.envelope and line.envelope = ? and line.number = any(?)
                        """)
                .params(mappingVersion, envelope.id(), numbers.toArray(Integer[]::new))
                .update();
    }

    /** Notes who corrected which fields of a line. */
    public void noteCorrection(Envelope envelope, int number, List<String> fields, String by) {
        db.sql("insert into line_correction (envelope, line, fields, corrected_by) values (?, ?, ?, ?)")
                .params(envelope.id(), number, fields.toArray(String[]::new), by)
                .update();
    }

    /** The corrections of a line, latest first. */
    public List<Correction> corrections(Envelope envelope, int number) {
        return db.sql(
                        """
                        select corrected_at, corrected_by, fields from line_correction
                        where envelope = ? and line = ? order by id desc
                        """)
                .params(envelope.id(), number)
                .query((noted, i) ->
                        new Correction(noted.getTimestamp(1).toInstant(), noted.getString(2), List.of((String[])
                                noted.getArray(3).getArray())))
                .list();
    }

    /**
     * Forgets what refused lines said, and what was wrong with it, 30 days after they came (SAFETY P14). Delayed lines
     * are ours to record and are kept until they are.
     */
    public void forgetRefused() {
        Instant before = clock.instant().minus(KEPT);
        long all = 0;
        for (long some = forget(before); some > 0; some = forget(before)) {
            all += some;
        }
        if (all > 0) {
            log.info("{} refused lines older than {} days were forgotten", all, KEPT.toDays());
        }
    }

    private long forget(Instant before) {
        return db.sql(
                        """
                        with old as (
                            select line.envelope, line.number
                            from (select distinct envelope, line from problem) wrong
                            join envelope on envelope.id = wrong.envelope
                            join envelope_line line on line.envelope = wrong.envelope and line.number = wrong.line
                            where line.verdict = 'REFUSED' and line.content is not null and envelope.received_at < ?
                            order by wrong.envelope, wrong.line limit ? for update of line),
                        forgotten as (
                            update envelope_line line set content = null from old
                            where line.envelope = old.envelope and line.number = old.number),
                        cleared as (
                            delete from problem using old
                            where problem.envelope = old.envelope and problem.line = old.number)
                        select count(*) from old
                        """)
                .params(Stamp.of(before), AT_ONCE)
                .query(Long.class)
                .single();
    }
}
