package it.ponte.intake;

import it.ponte.access.Vault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lines that have no answer yet, or were delayed, of many envelopes at once. */
final class WaitingLines {
    private static final String WAITING =
            """
            from unnest(?, ?, ?) with ordinality as part (envelope, first, last, place)
            join envelope_line line on line.envelope = part.envelope and line.number between part.first and part.last
            where line.settled_at is null or line.verdict = 'DELAYED'
            order by part.place, line.number for update of line
            """;

    private final JdbcClient db;
    private final Vault vault;
    private final EnvelopeRow row;

    WaitingLines(JdbcClient db, Vault vault, EnvelopeRow row) {
        this.db = db;
        this.vault = vault;
        this.row = row;
    }

    List<WaitingLine> open(List<Part> parts) {
        Map<Long, Envelope> envelopes = envelopes(parts);
        return db.sql("select line.envelope, line.number, line.content " + WAITING)
                .params(places(parts))
                .query((line, i) -> {
                    Envelope envelope = envelopes.get(line.getLong("envelope"));
                    int number = line.getInt("number");
                    byte[] content = vault.open(line.getBytes("content"), LineCopy.aboutLine(envelope.code(), number));
                    return new WaitingLine(envelope, new StoredLine(number, content));
                })
                .list();
    }

    private Map<Long, Envelope> envelopes(List<Part> parts) {
        return db
                .sql(EnvelopeRow.SELECT + "where id = any(?)")
                .param(parts.stream().map(Part::envelope).distinct().toArray(Long[]::new))
                .query(row::read)
                .list()
                .stream()
                .collect(Collectors.toMap(Envelope::id, Function.identity()));
    }

    List<Integer> numbers(Part part) {
        return db.sql("select line.number " + WAITING)
                .params(places(List.of(part)))
                .query(Integer.class)
                .list();
    }

    private static Object[] places(List<Part> parts) {
        return new Object[] {
            parts.stream().map(Part::envelope).toArray(Long[]::new),
            parts.stream().map(Part::first).toArray(Integer[]::new),
            parts.stream().map(Part::last).toArray(Integer[]::new)
        };
    }

    Set<Long> settle(Map<Long, List<SettledLine>> answers) {
        Map<Long, Integer> answered = new TreeMap<>();
        answers.keySet().forEach(envelope -> answered.put(envelope, 0));
        stamp(answers).forEach(envelope -> answered.merge(envelope, 1, Integer::sum));
        return count(answered);
    }

    /** Returns the envelope of each line that had no answer before. */
    private List<Long> stamp(Map<Long, List<SettledLine>> answers) {
        List<Long> envelopes = new ArrayList<>();
        List<SettledLine> lines = new ArrayList<>();
        answers.forEach((envelope, settled) -> {
            envelopes.addAll(Collections.nCopies(settled.size(), envelope));
            lines.addAll(settled);
        });
        return db
                .sql(
                        """
                        with answer as materialized (
                            select line.envelope, line.number, line.settled_at is null as first_time, told.verdict,
                                   told.code
                            from unnest(?, ?, ?, ?) as told (envelope, number, verdict, code)
                            join envelope_line line on line.envelope = told.envelope and line.number = told.number
                            where line.settled_at is null or line.verdict = 'DELAYED'
                            for update of line)
                        update envelope_line line
                        set verdict = answer.verdict, record_code = answer.code, settled_at = now(),
                            content = case when answer.verdict in ('REFUSED', 'DELAYED') then line.content end
                        from answer where line.envelope = answer.envelope and line.number = answer.number
                        returning case when answer.first_time then line.envelope end
                        """)
                .param(envelopes.toArray(Long[]::new))
                .param(lines.stream().map(SettledLine::number).toArray(Integer[]::new))
                .param(lines.stream().map(line -> line.verdict().name()).toArray(String[]::new))
                .param(lines.stream().map(SettledLine::code).toArray(String[]::new))
                .query((row, i) -> row.getObject(1, Long.class))
                .list()
                .stream()
                .filter(Objects::nonNull)
                .toList();
    }

    /** Returns the envelopes that are complete; all are locked in one order, so that nobody waits in a circle. */
    private Set<Long> count(Map<Long, Integer> answered) {
        Long[] envelopes = answered.keySet().toArray(Long[]::new);
        return db
                .sql(
                        """
                        with locked as (select id from envelope where id = any(?) order by id for update)
                        update envelope
                        set settled = settled + told.answered,
                            completed_at = case when settled + told.answered >= lines then now() end
                        from locked join unnest(?, ?) as told (envelope, answered) on told.envelope = locked.id
                        where envelope.id = locked.id returning envelope.id, settled >= lines as complete
                        """)
                .param(envelopes)
                .param(envelopes)
                .param(answered.values().toArray(Integer[]::new))
                .query((row, i) -> row.getBoolean("complete") ? row.getObject("id", Long.class) : null)
                .list()
                .stream()
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
