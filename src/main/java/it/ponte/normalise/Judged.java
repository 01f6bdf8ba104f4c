package it.ponte.normalise;

import it.ponte.intake.Arrival;
import it.ponte.intake.Incoming;
import it.ponte.intake.Line;
import it.ponte.intake.Refusal;
import it.ponte.mapping.Mapping;
import it.ponte.reading.Problem;
import it.ponte.reading.ProblemCode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** A message of one record that was read to its end and judged: it can be kept without being read again. */
public final class Judged implements Incoming {
    private final Incoming read;
    private final List<Line> lines = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final byte[] hash;

    Judged(Incoming message, Mapping mapping, Understanding understanding) {
        read = message;
        for (Iterator<Line> pulled = message.lines(); pulled.hasNext(); ) {
            Line line = pulled.next();
            lines.add(line);
            if (understanding.of(mapping, message.arrival(), line.content()) instanceof Meaning.Refused refused) {
                problems.addAll(refused.problems());
            }
        }
        message.refusal().ifPresent(refusal -> {
            problems.clear();
            problems.add(problem(refusal));
        });
        hash = message.hash();
    }

    private static Problem problem(Refusal refusal) {
        return new Problem(refusal.field() == null ? "" : refusal.field(), ProblemCode.valueOf(refusal.code()), null);
    }

    /** What is wrong with it, all of it; empty when it may be kept. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    @Override
    public Arrival arrival() {
        return read.arrival();
    }

    @Override
    public Iterator<Line> lines() {
        return lines.iterator();
    }

    @Override
    public Optional<Refusal> refusal() {
        return read.refusal();
    }

    @Override
    public byte[] hash() {
        return hash.clone();
    }

    @Override
    public long size() {
        return read.size();
    }

    @Override
    public void close() {
        read.close();
    }
}
