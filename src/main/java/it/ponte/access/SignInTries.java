package it.ponte.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Locks a name for 15 minutes after five wrong proofs in a row, on all hubs and across restarts. Names that do not exist are
 * counted in one row together: the same work for the same answer, and no table that grows with what strangers invent.
 */
@Repository
public class SignInTries {
    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofMinutes(15);
    /** No account is called this. */
    private static final String NOBODY = "-";

    private final JdbcClient db;
    private final Clock clock;

    SignInTries(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** What is proved; each is counted for itself, so that a right password does not forgive wrong codes. */
    public enum Proof {
        PASSWORD,
        CODE
    }

    /** Whether an attempt may pass; while the name is locked not even the right proof does. */
    public boolean lets(String name, Proof proof, boolean right) {
        return tries(name, proof, right) == 0;
    }

    /** Whether the name is locked now: a proof that is used up by proving is then not looked at. */
    public boolean isLocked(String name, Proof proof) {
        return db.sql(
                        "select exists (select from sign_in_tries where name = ? and proof = ? and tries >= ? and latest > ?)")
                .params(
                        name,
                        proof.name(),
                        TRIES,
                        Timestamp.from(clock.instant().minus(PAUSE)))
                .query(Boolean.class)
                .single();
    }

    /** Counts an attempt under a name that does not exist. */
    public void nobody() {
        tries(NOBODY, Proof.PASSWORD, false);
    }

    private int tries(String name, Proof proof, boolean right) {
        Instant now = clock.instant();
        return db.sql(
                        """
                        insert into sign_in_tries as known (name, proof, tries, latest)
                        values (:name, :proof, case when :right then 0 else 1 end, :now)
                        on conflict (name, proof) do update set
                            tries = case
                                when known.tries >= :most and known.latest > :before then known.tries
                                when :right then 0
                                when known.latest <= :before then 1
                                else known.tries + 1 end,
                            latest = case
                                when known.tries >= :most and known.latest > :before then known.latest
                                else :now end
                        returning tries
                        """)
                .param("name", name)
                .param("proof", proof.name())
                .param("right", right)
                .param("now", Timestamp.from(now))
                .param("most", TRIES)
                .param("before", Timestamp.from(now.minus(PAUSE)))
                .query(Integer.class)
                .single();
    }
}
