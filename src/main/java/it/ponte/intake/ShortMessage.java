package it.ponte.intake;

import java.util.List;
import java.util.Optional;

/** A message that was read to its end already, few lines in all. */
record ShortMessage(Incoming incoming, List<Line> read) {
    /** Its lines; none where it is refused. */
    List<Line> lines() {
        return incoming.refusal().isPresent() ? List.of() : read;
    }

    Arrival arrival() {
        return incoming.arrival();
    }

    String refusalCode() {
        return refusal().map(Refusal::code).orElse(null);
    }

    Integer refusalLine() {
        return refusal().map(Refusal::line).orElse(null);
    }

    String refusalField() {
        return refusal().map(Refusal::field).orElse(null);
    }

    private Optional<Refusal> refusal() {
        return incoming.refusal();
    }
}
