package it.ponte.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Lets what is asked for while others are at work be done together in the next round: many messages, one commit. Nobody
 * waits for company; who finds nobody at work begins at once, and each round is done on the thread of one who asked. A
 * round that fails is undone, and each of its members is then tried alone, so that none fails for its neighbours.
 */
final class Rounds<T, R> {
    private final int most;
    private final Function<List<T>, List<R>> round;
    private final Deque<Turn<T, R>> waiting = new ArrayDeque<>();
    private boolean isUnderWay;

    /**
     * Rounds of at most so many.
     *
     * @param round does all of them or nothing, and answers in their order
     */
    Rounds(int most, Function<List<T>, List<R>> round) {
        this.most = most;
        this.round = round;
    }

    /** Somebody who waits, and what it is told to do next on its own thread. */
    private record Turn<T, R>(T one, CompletableFuture<Supplier<R>> next) {}

    /** Does this one, together with those who wait. */
    R join(T one) {
        Turn<T, R> turn = new Turn<>(one, new CompletableFuture<>());
        return isFirst(turn) ? lead() : turn.next.join().get();
    }

    private synchronized boolean isFirst(Turn<T, R> turn) {
        waiting.add(turn);
        boolean first = !isUnderWay;
        isUnderWay = true;
        return first;
    }

    /** Done by the first of those who wait, for itself and those behind it. */
    private R lead() {
        List<Turn<T, R>> together = begin();
        IntFunction<R> answers = answers(together.stream().map(Turn::one).toList());
        passOn();
        for (int i = 1; i < together.size(); i++) {
            int place = i;
            together.get(i).next.complete(() -> answers.apply(place));
        }
        return answers.apply(0);
    }

    private synchronized List<Turn<T, R>> begin() {
        List<Turn<T, R>> together = new ArrayList<>();
        while (together.size() < most && !waiting.isEmpty()) {
            together.add(waiting.remove());
        }
        return together;
    }

    private synchronized void passOn() {
        isUnderWay = !waiting.isEmpty();
        if (isUnderWay) {
            waiting.element().next.complete(this::lead);
        }
    }

    /** What each of them gets: its result, an exception, or another try. */
    private IntFunction<R> answers(List<T> together) {
        try {
            return round.apply(together)::get;
        } catch (CannotCreateTransactionException away) {
            // nothing was tried: alone it would fail as well, only later
            return place -> {
                throw away;
            };
        } catch (RuntimeException | Error failure) {
            return place -> {
                if (together.size() == 1) {
                    throw failure;
                }
                return round.apply(List.of(together.get(place))).get(0);
            };
        }
    }
}
