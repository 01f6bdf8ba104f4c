package it.ponte.routing;

import java.util.Map;
import java.util.stream.Collectors;

/** How Camel writes an address down: the place, then the options. */
final class CamelAddress {
    private CamelAddress() {}

    /** {@code place?name=value&name=value}; values are taken as they are. */
    static String of(String place, Map<String, String> options) {
        return options.entrySet().stream()
                .map(option -> option.getKey() + "=" + option.getValue())
                .collect(Collectors.joining("&", place + "?", ""));
    }
}
