package it.ponte.intake;

import it.ponte.access.PublicCode;
import it.ponte.access.Vault;
import it.ponte.work.Span;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down messages that were read to their end already: those that come together in one statement and one commit. */
final class ShortAcceptance {
    private static final int TOGETHER = 50;

    /** What they cost to record takes half of a small machine by then. */
    private static final int RUSH_PER_SECOND = 1000;

    private final ArrivalRate rate = new ArrivalRate(System::nanoTime);
    private final Rounds<ShortMessage, Optional<Envelope>> rounds = new Rounds<>(TOGETHER, this::together);
    private final JdbcClient db;
    private final Vault vault;
    private final EnvelopeRow row;
    private final Worklist worklist;
    private final TransactionTemplate transaction;
    private final Consumer<Envelope> afterwards;

    /**
     * Writes in transactions of its own.
     *
     * @param afterwards is told of each envelope, within the transaction that wrote it
     */
    ShortAcceptance(
            JdbcClient db,
            Vault vault,
            EnvelopeRow row,
            Worklist worklist,
            TransactionTemplate transaction,
            Consumer<Envelope> afterwards) {
        this.db = db;
        this.vault = vault;
        this.row = row;
        this.worklist = worklist;
        this.transaction = transaction;
        this.afterwards = afterwards;
    }

    /**
     * Writes a message and the work that its lines make, together with others that come at the same time.
     *
     * @return its envelope; none where it is kept already, and in the rare case that the code drawn for it is taken
     */
    Optional<Envelope> keep(ShortMessage message) {
        return rounds.join(message);
    }

    /** Whether more of them come just now than can be recorded beside it. */
    boolean isRushed() {
        return rate.perSecond() >= RUSH_PER_SECOND;
    }

    /** A message, and the code that was drawn for it. */
    private record Coded(String code, ShortMessage message) {
        Arrival arrival() {
            return message.arrival();
        }
    }

    /** One line of one of them. */
    private record CodedLine(String code, Line line) {}

    private List<Optional<Envelope>> together(List<ShortMessage> messages) {
        rate.add(messages.size());
        return transaction.execute(tx -> {
            List<Optional<Envelope>> kept = write(messages);
            kept.forEach(envelope -> envelope.ifPresent(afterwards));
            return kept;
        });
    }

    private List<Optional<Envelope>> write(List<ShortMessage> messages) {
        List<Coded> coded = messages.stream()
                .map(message -> new Coded(PublicCode.ENVELOPE.next(), message))
                .toList();
        Map<String, Envelope> kept =
                insert(coded).stream().collect(Collectors.toMap(Envelope::code, Function.identity()));
        worklist.add(
                Stage.NORMALISE,
                coded.stream()
                        .filter(one -> kept.containsKey(one.code())
                                && !one.message().lines().isEmpty())
                        .map(one -> span(kept.get(one.code()), one.message().lines()))
                        .toList());
        return coded.stream()
                .map(one -> Optional.ofNullable(kept.get(one.code())))
                .toList();
    }

    private static Span span(Envelope envelope, List<Line> lines) {
        return new Span(
                envelope.id(),
                lines.get(0).number(),
                lines.get(lines.size() - 1).number());
    }

    private List<Envelope> insert(List<Coded> messages) {
        List<CodedLine> lines = messages.stream()
                .flatMap(one -> one.message().lines().stream().map(line -> new CodedLine(one.code(), line)))
                .toList();
        List<CodedLine> shielded =
                lines.stream().filter(one -> one.line().isShielded()).toList();
        return db.sql(
                        """
                        with kept as (
                            insert into envelope (code, partner, channel, mapping, mapping_version, produces,
                                                  file_name_sealed, file_name_index, as_of, sent_at, content_hash,
                                                  size_bytes, idempotency_key, lines, completed_at, refusal_code, refusal_line,
                                                  refusal_field)
                            select code, partner, channel, mapping, version, produces, name, name_index, as_of::timestamptz,
                                   sent_at::timestamptz, hash, size, key, lines, case when lines = 0 then now() end,
                                   refusal_code, refusal_line, refusal_field
                            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                                 as told (code, partner, channel, mapping, version, produces, name, name_index, as_of, sent_at,
                                          hash, size, key, lines, refusal_code, refusal_line, refusal_field)
                            on conflict do nothing
                            returning *),
                        written as (
                            insert into envelope_line (envelope, number, content)
                            select kept.id, line.number, line.content
                            from kept join unnest(?, ?, ?) as line (code, number, content) using (code)),
                        shielded as (
                            insert into shielded_line (envelope, number)
                            select kept.id, line.number from kept join unnest(?, ?) as line (code, number) using (code))
                        """
                                + EnvelopeRow.COLUMNS + "from kept")
                .param(column(messages, String[]::new, Coded::code))
                .param(column(messages, String[]::new, one -> one.arrival().partner()))
                .param(column(messages, String[]::new, one -> one.arrival().channel()))
                .param(column(messages, String[]::new, one -> one.arrival().mapping()))
                .param(column(messages, String[]::new, one -> one.arrival().mappingVersion()))
                .param(column(messages, String[]::new, one -> one.arrival().produces()))
                .param(column(
                        messages,
                        byte[][]::new,
                        one -> row.sealName(one.arrival().fileName(), one.code())))
                .param(column(
                        messages,
                        byte[][]::new,
                        one -> row.indexName(one.arrival().fileName())))
                .param(column(
                        messages, String[]::new, one -> one.arrival().asOf().toString()))
                .param(column(
                        messages, String[]::new, one -> one.arrival().sentAt().toString()))
                .param(column(
                        messages,
                        byte[][]::new,
                        one -> row.indexContent(one.message().incoming().hash())))
                .param(column(
                        messages, Long[]::new, one -> one.message().incoming().size()))
                .param(column(
                        messages,
                        String[]::new,
                        one -> row.indexRequest(one.arrival().idempotencyKey())))
                .param(column(
                        messages, Integer[]::new, one -> one.message().lines().size()))
                .param(column(messages, String[]::new, one -> one.message().refusalCode()))
                .param(column(messages, Integer[]::new, one -> one.message().refusalLine()))
                .param(column(messages, String[]::new, one -> one.message().refusalField()))
                .param(column(lines, String[]::new, CodedLine::code))
                .param(column(lines, Integer[]::new, one -> one.line().number()))
                .param(column(lines, byte[][]::new, this::sealed))
                .param(column(shielded, String[]::new, CodedLine::code))
                .param(column(shielded, Integer[]::new, one -> one.line().number()))
                .query(row::read)
                .list();
    }

    private static <R, T> T[] column(List<R> rows, IntFunction<T[]> array, Function<R, T> value) {
        return rows.stream().map(value).toArray(array);
    }

    private byte[] sealed(CodedLine of) {
        return vault.seal(
                of.line().content(), LineCopy.aboutLine(of.code(), of.line().number()));
    }
}
