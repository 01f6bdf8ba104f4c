package it.ponte.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import it.ponte.access.Vault;
import it.ponte.work.Stage;
import it.ponte.work.Stamp;
import it.ponte.work.Worklist;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What becomes of the kept lines of people who are forgotten: they say nothing any more, and lead nowhere. */
@Repository
public class ForgottenLines {
    private static final int AT_ONCE = 500;
    private static final JsonFactory JSON = new JsonFactory();

    private final JdbcClient db;
    private final Vault vault;
    private final Clock clock;
    private final Worklist worklist;
    private final EnvelopeRow row;

    public ForgottenLines(JdbcClient db, Vault vault, Clock clock, Worklist worklist) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
        this.worklist = worklist;
        this.row = new EnvelopeRow(vault);
    }

    /**
     * Of lines that were recorded: which record they led to, and what they said if that is still kept. No index finds a
     * record's lines, since each answer would have to write it: they are found by reading all lines once, in order and by
     * several processes, which a statement that changes rows never does.
     *
     * @param partners ids of the services that sent them
     */
    public void forgetRecorded(Collection<String> partners, Collection<String> recordCodes) {
        List<Place> hers = db.sql("select envelope, number from envelope_line where record_code = any(?)")
                .param(recordCodes.toArray(String[]::new))
                .query(Place.class)
                .list();
        db.sql(
                        """
                        update envelope_line line set record_code = null, content = null
                        from unnest(?, ?) as hers (envelope, number) join envelope on envelope.id = hers.envelope
                        where line.envelope = hers.envelope and line.number = hers.number
                          and envelope.partner = any(?)
                        """)
                .params(
                        hers.stream().map(Place::envelope).toArray(Long[]::new),
                        hers.stream().map(Place::number).toArray(Integer[]::new),
                        partners.toArray(String[]::new))
                .update();
    }

    private record Place(long envelope, int number) {}

    /** Where a line stands, still sealed. */
    private record Kept(long envelope, String code, int number, boolean answered, byte[] content) {}

    /**
     * Empties the lines of a partner that wait to be recorded or corrected and say something of whom it is about: they have
     * their answer, refused.
     *
     * @param partner its id; null for the lines of all
     * @param about whether a value of a line is about her
     * @return how many were emptied
     */
    public int forgetKept(String partner, Predicate<String> about) {
        int emptied = 0;
        long envelope = 0;
        int number = 0;
        while (true) {
            List<Kept> kept = after(partner, envelope, number);
            for (Kept line : kept) {
                if (says(line, about)) {
                    empty(line);
                    emptied++;
                }
            }
            if (kept.size() < AT_ONCE) {
                return emptied;
            }
            envelope = kept.get(AT_ONCE - 1).envelope();
            number = kept.get(AT_ONCE - 1).number();
        }
    }

    /** Begins at the problems, which every answered line that is kept has, and at the envelopes that wait for answers. */
    private List<Kept> after(String partner, long envelope, int number) {
        return db.sql(
                        """
                        (select distinct line.envelope, envelope.code, line.number, true as answered, line.content
                         from problem join envelope on envelope.id = problem.envelope
                         join envelope_line line on line.envelope = problem.envelope and line.number = problem.line
                         where line.settled_at is not null and line.verdict in ('REFUSED', 'DELAYED')
                           and line.content is not null
                           and (envelope.partner = :partner or :partner::text is null)
                           and (problem.envelope, problem.line) > (:envelope, :number)
                         order by line.envelope, line.number limit :atMost)
                        union all
                        (select line.envelope, envelope.code, line.number, false, line.content
                         from envelope join envelope_line line on line.envelope = envelope.id
                         where envelope.completed_at is null and line.settled_at is null and line.content is not null
                           and (envelope.partner = :partner or :partner::text is null)
                           and (line.envelope, line.number) > (:envelope, :number)
                         order by line.envelope, line.number limit :atMost)
                        order by envelope, number limit :atMost
                        """)
                .param("partner", partner)
                .param("envelope", envelope)
                .param("number", number)
                .param("atMost", AT_ONCE)
                .query(Kept.class)
                .list();
    }

    private boolean says(Kept line, Predicate<String> about) {
        byte[] content = vault.open(line.content(), LineCopy.aboutLine(line.code(), line.number()));
        return texts(content).stream().anyMatch(about);
    }

    private static List<String> texts(byte[] content) {
        List<String> texts = new ArrayList<>();
        try (JsonParser json = JSON.createParser(content)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    texts.add(json.getText());
                }
            }
        } catch (IOException broken) {
            // without its cause: parsers quote what they read
            throw new IllegalStateException("a stored line cannot be read back");
        }
        return texts;
    }

    /** A line that was recorded by now says nothing any more: it stays as it is. */
    private void empty(Kept line) {
        boolean emptied = db.sql(
                                """
                                update envelope_line
                                set content = null, verdict = 'REFUSED', settled_at = coalesce(settled_at, ?)
                                where envelope = ? and number = ? and content is not null
                                  and (settled_at is not null or ? = false)
                                """)
                        .params(Stamp.of(clock.instant()), line.envelope(), line.number(), line.answered())
                        .update()
                == 1;
        db.sql("delete from problem where envelope = ? and line = ?")
                .params(line.envelope(), line.number())
                .update();
        if (emptied && !line.answered()) {
            answered(line.envelope());
        }
    }

    /** Counts one answer more; the sender gets its receipt when that was the last. */
    private void answered(long envelope) {
        Optional<Envelope> complete = db.sql(
                        """
                        update envelope
                        set settled = settled + 1, completed_at = case when settled + 1 >= lines then ?::timestamptz end
                        where id = ? returning *
                        """)
                .params(Stamp.of(clock.instant()), envelope)
                .query(row::read)
                .optional()
                .filter(one -> one.settled() >= one.lines());
        complete.filter(Envelope::wantsReceipt).ifPresent(one -> worklist.add(Stage.RECEIPT, one.id()));
        complete.filter(Envelope::wantsMail).ifPresent(one -> worklist.add(Stage.MAIL_RECEIPT, one.id()));
    }
}
