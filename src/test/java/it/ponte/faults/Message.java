package it.ponte.faults;

import it.ponte.SocialServicesFile;
import it.ponte.bench.InventedFile;
import java.util.List;
import java.util.stream.Collectors;

/** What a sender sends at once: a file under its name, or a request under its Idempotency-Key. */
final class Message {
    private final String sender;
    private final String name;
    private final List<Told> lines;
    private volatile boolean acknowledged;
    private volatile String envelope;

    Message(String sender, String name, List<Told> lines) {
        this.sender = sender;
        this.name = name;
        this.lines = List.copyOf(lines);
    }

    String sender() {
        return sender;
    }

    String name() {
        return name;
    }

    List<Told> lines() {
        return lines;
    }

    byte[] asFile() {
        return lines.stream()
                .map(Told::asRow)
                .collect(Collectors.joining("", SocialServicesFile.HEADER, ""))
                .getBytes(InventedFile.CHARSET);
    }

    /** The hub has taken the file away. */
    void isTaken() {
        acknowledged = true;
    }

    /** The hub has answered with the code of this envelope; a second answer must name the same. */
    void isAnswered(String code) {
        if (envelope != null && !envelope.equals(code)) {
            throw new AssertionError("one Idempotency-Key became two envelopes");
        }
        envelope = code;
        acknowledged = true;
    }

    boolean isAcknowledged() {
        return acknowledged;
    }

    /** Null for a file. */
    String envelope() {
        return envelope;
    }
}
