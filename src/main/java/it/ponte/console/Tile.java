package it.ponte.console;

import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * A figure on the first page: how much of something waits. Every bean of this kind stands there, in the order of its
 * {@link org.springframework.core.annotation.Order}.
 *
 * @param name its words stand under {@code today.<name>}
 * @param path of the page where what it counts is seen to; whoever may not open that page sees the figure alone
 * @param isUrgent whether anything but none is shown in red
 * @param role who sees it
 * @param amount how much waits, as far as an operator may know
 */
public record Tile(String name, String path, boolean isUrgent, Role role, Function<OperatorCaller, Amount> amount) {
    /** Of what simply waits. */
    static Tile of(String name, String path, ToLongFunction<OperatorCaller> count) {
        return new Tile(name, path, false, Role.OPERATOR, amount(count));
    }

    /** Of what somebody should see to soon. */
    static Tile urgent(String name, String path, ToLongFunction<OperatorCaller> count) {
        return new Tile(name, path, true, Role.OPERATOR, amount(count));
    }

    /** Of what waits in the queues of those who follow people; its page shows the operator's own when asked for it. */
    static Tile queued(String name, String path, boolean isUrgent, Function<OperatorCaller, Amount> amount) {
        return new Tile(name, path, isUrgent, Role.OPERATOR, amount);
    }

    /** The same for one role only. */
    Tile seenBy(Role other) {
        return new Tile(name, path, isUrgent, other, amount);
    }

    private static Function<OperatorCaller, Amount> amount(ToLongFunction<OperatorCaller> count) {
        return who -> Amount.of(count.applyAsLong(who));
    }
}
