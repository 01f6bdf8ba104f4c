package it.ponte.console;

import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import java.util.function.ToLongFunction;

/**
 * A figure on the first page: how much of something waits. Every bean of this kind stands there, in the order of its
 * {@link org.springframework.core.annotation.Order}.
 *
 * @param name its words stand under {@code today.<name>}
 * @param path of the page where what it counts is seen to; whoever may not open that page sees the figure alone
 * @param isUrgent whether anything but none is shown in red
 * @param role who sees it
 * @param count how much waits, as far as an operator may know
 */
public record Tile(String name, String path, boolean isUrgent, Role role, ToLongFunction<OperatorCaller> count) {
    /** Of what simply waits. */
    static Tile of(String name, String path, ToLongFunction<OperatorCaller> count) {
        return new Tile(name, path, false, Role.OPERATOR, count);
    }

    /** Of what somebody should see to soon. */
    static Tile urgent(String name, String path, ToLongFunction<OperatorCaller> count) {
        return new Tile(name, path, true, Role.OPERATOR, count);
    }

    /** The same for one role only. */
    Tile seenBy(Role other) {
        return new Tile(name, path, isUrgent, other, count);
    }
}
