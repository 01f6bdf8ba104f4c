package it.ponte.embedded;

import java.util.List;

/**
 * The address of an outside broker. A {@code failover:} address left to itself waits without end for brokers that are
 * away: the hub would neither start nor stop, and a partner would wait for the answer to what is long stored. The hub
 * has rounds of its own (consumers each 5 seconds, the sweeper), so here it gives up at once.
 */
final class BrokerAddress {
    private static final String FAILOVER = "failover:";
    private static final List<String> IMPATIENT =
            List.of("startupMaxReconnectAttempts=2", "maxReconnectAttempts=2", "timeout=2000");

    private BrokerAddress() {}

    /** The address with what it does not say itself. */
    static String of(String configured) {
        if (!configured.startsWith(FAILOVER)) {
            return configured;
        }
        String list = configured.substring(FAILOVER.length());
        int end = list.lastIndexOf(')');
        String brokers = end < 0 ? "(" + list + ")" : list.substring(0, end + 1);
        StringBuilder options = new StringBuilder(end < 0 ? "" : list.substring(end + 1));
        for (String option : IMPATIENT) {
            String name = option.substring(0, option.indexOf('=') + 1);
            if (!options.toString().matches(".*[?&]" + name + ".*")) {
                options.append(options.isEmpty() ? '?' : '&').append(option);
            }
        }
        return FAILOVER + brokers + options;
    }
}
