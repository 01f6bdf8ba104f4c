package it.ponte.api;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How many requests each caller may make in a minute, at all hubs together. The tokens lie in the database; a hub draws as
 * many as a second brings, gives them away from memory, and hands back what a second left over. So no caller ever gets
 * more than its allowance, and a request costs a hundredth of a statement. Callers are configured, so the map is bounded.
 */
@Repository
public class Allowance {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final JdbcClient db;
    private final int perMinute;
    private final Map<String, Share> shares = new ConcurrentHashMap<>();

    public Allowance(JdbcClient db, @Value("${ponte.api.requests-per-minute:6000}") int perMinute) {
        this.db = db;
        this.perMinute = perMinute;
    }

    /** What is left after one request, at all hubs as far as this one knew a second ago. */
    record Left(boolean isUsedUp, int limit, int remaining, int resetSeconds) {}

    /**
     * Takes one request from the caller's allowance.
     *
     * @throws org.springframework.dao.DataAccessException when the database is away and this hub's share is used up
     */
    Left take(String caller) {
        Share share = shares.computeIfAbsent(caller, Share::new);
        synchronized (share) {
            boolean taken = share.take();
            int remaining = share.inHand + share.behind;
            double missing = taken ? perMinute - remaining : 1;
            return new Left(!taken, perMinute, remaining, (int) Math.max(1, Math.ceil(missing / perSecond())));
        }
    }

    private double perSecond() {
        return perMinute / 60.0;
    }

    /** What this hub holds of one caller's tokens. */
    private final class Share {
        private final String caller;
        private int inHand;
        private int behind;
        private long drawAgainAt = System.nanoTime();

        Share(String caller) {
            this.caller = caller;
        }

        boolean take() {
            long now = System.nanoTime();
            if (now - drawAgainAt >= 0) {
                draw();
                // Whoever has none left must not cost a statement for each request that is refused.
                drawAgainAt = now + (inHand > 0 ? SECOND : (long) Math.min(SECOND, SECOND / perSecond()));
            } else if (inHand == 0 && behind > 0) {
                draw();
            }
            if (inHand == 0) {
                return false;
            }
            inHand--;
            return true;
        }

        private void draw() {
            Drawn drawn = drawFrom(caller, inHand);
            inHand = drawn.drawn();
            behind = drawn.behind();
        }
    }

    private record Drawn(int drawn, int behind) {}

    private Drawn drawFrom(String caller, int back) {
        var draw = db.sql(
                        """
                        with filled as (
                            select caller, at, least(:limit, tokens + :back
                                       + greatest(0, extract(epoch from at - filled_at)) * :perSecond) as tokens
                            from (select caller, tokens, filled_at, clock_timestamp() as at
                                  from allowance where caller = :caller for update) held
                        )
                        update allowance
                        set tokens = filled.tokens - least(:wanted, floor(filled.tokens)), filled_at = filled.at
                        from filled where allowance.caller = filled.caller
                        returning least(:wanted, floor(filled.tokens))::int as drawn, floor(allowance.tokens)::int as behind
                        """)
                .param("caller", caller)
                .param("limit", perMinute)
                .param("perSecond", perSecond())
                .param("wanted", Math.max(1, perMinute / 60))
                .param("back", back)
                .query(Drawn.class);
        return draw.optional().orElseGet(() -> {
            db.sql("insert into allowance values (?, ?, clock_timestamp()) on conflict do nothing")
                    .params(caller, perMinute)
                    .update();
            return draw.single();
        });
    }
}
