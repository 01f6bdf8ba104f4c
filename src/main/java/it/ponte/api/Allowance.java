package it.ponte.api;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How many requests each caller may make in a minute; counted per hub. Callers are configured, so the map is bounded. */
@Component
public class Allowance {
    private final int perMinute;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    public Allowance(@Value("${ponte.api.requests-per-minute:6000}") int perMinute) {
        this.perMinute = perMinute;
    }

    /** What is left after one request. */
    record Left(boolean isUsedUp, int limit, int remaining, int resetSeconds) {}

    /** Takes one request from the caller's allowance. */
    Left take(String caller) {
        ConsumptionProbe probe = buckets.computeIfAbsent(caller, c -> full()).tryConsumeAndReturnRemaining(1);
        long nanos = probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill();
        int seconds = (int) Math.max(1, Duration.ofNanos(nanos).toSeconds());
        return new Left(!probe.isConsumed(), perMinute, (int) probe.getRemainingTokens(), seconds);
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }
}
