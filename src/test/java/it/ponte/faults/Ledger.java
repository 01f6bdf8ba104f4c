package it.ponte.faults;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** What all senders sent, what of it the hub acknowledged, and whether they are to go on. */
final class Ledger {
    private final Queue<Message> messages = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refusedAtTheDoor = new AtomicInteger();
    private final AtomicInteger triedAgain = new AtomicInteger();
    private final AtomicBoolean open = new AtomicBoolean(true);

    void sending(Message message) {
        messages.add(message);
    }

    /** A request was answered with 422, or a form shown again: nothing of it may be kept. */
    void wasRefused(Message message) {
        messages.remove(message);
        refusedAtTheDoor.incrementAndGet();
    }

    void triedAgain() {
        triedAgain.incrementAndGet();
    }

    /** No sender begins another message; what was begun is sent to its end. */
    void close() {
        open.set(false);
    }

    boolean isOpen() {
        return open.get();
    }

    List<Message> messages() {
        return List.copyOf(messages);
    }

    List<Message> sentBy(String partner) {
        return messages.stream()
                .filter(message -> message.sender().equals(partner))
                .toList();
    }

    int refusals() {
        return refusedAtTheDoor.get();
    }

    int repeatedTries() {
        return triedAgain.get();
    }
}
