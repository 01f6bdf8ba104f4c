package it.ponte.routing;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Which headers may pass at a door, in and out; everything else is dropped. Without it a sender could set Camel's own
 * headers (a file name, a method to call), and an answer could carry a request's headers back.
 */
public final class AllowList implements HeaderFilterStrategy {
    private final Set<String> inward;
    private final Set<String> outward;

    private AllowList(Set<String> inward, Set<String> outward) {
        this.inward = inward;
        this.outward = outward;
    }

    /** Lets these names in, without regard to case; nothing goes out. */
    public static AllowList in(String... names) {
        return new AllowList(lower(names), Set.of());
    }

    /** Lets these names out as well. */
    public AllowList out(String... names) {
        return new AllowList(inward, lower(names));
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return !inward.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return !outward.contains(name.toLowerCase(Locale.ROOT));
    }

    private static Set<String> lower(String... names) {
        return Stream.of(names).map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }
}
