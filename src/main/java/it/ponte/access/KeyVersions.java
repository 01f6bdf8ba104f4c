package it.ponte.access;

import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code key_version}: since when which version of a key seals, and what still needs it. */
public final class KeyVersions {
    /** A hub reads its keysets every minute: after so long none can seal with an older version any more. */
    static final Duration SETTLED = Duration.ofHours(1);

    private static final int PAGE = 5000;

    private final JdbcClient db;
    private final Apart apart;
    private final Clock clock;

    public KeyVersions(JdbcClient db, Apart apart, Clock clock) {
        this.db = db;
        this.apart = apart;
        this.clock = clock;
    }

    /** A hub seals with this version from now on, if it did not before. */
    void used(KeyClass of, int version) {
        db.sql(
                        """
                        insert into key_version (key_class, version, first_used_at) values (?, ?, ?)
                        on conflict do nothing
                        """)
                .params(of.name(), version, Timestamp.from(clock.instant()))
                .update();
    }

    /** The version that came into use last. */
    Optional<Integer> latest(KeyClass of) {
        return db.sql("select version from key_version where key_class = ? order by first_used_at desc limit 1")
                .param(of.name())
                .query(Integer.class)
                .optional();
    }

    /** Whether every hub must have taken this version over: it has been in use for an hour. */
    public boolean isSettled(KeyClass of, int version) {
        return db.sql("select first_used_at from key_version where key_class = ? and version = ?")
                .params(of.name(), version)
                .query((row, i) -> row.getTimestamp(1).toInstant())
                .optional()
                .filter(since -> since.isBefore(latestSettled()))
                .isPresent();
    }

    private Instant latestSettled() {
        return clock.instant().minus(SETTLED);
    }

    /** How many of these rows a version sealed or wrapped. */
    public long needing(SealedRows rows, int version) {
        if (rows.endsSoon()) {
            return db.sql(rows.count())
                    .param(ByteBuffer.allocate(Integer.BYTES).putInt(version).array())
                    .query(Long.class)
                    .single();
        }
        long needing = 0;
        long last = 0;
        List<Found> page;
        do {
            page = page(rows, last, PAGE);
            needing += page.stream().filter(found -> found.version() == version).count();
            last = page.isEmpty() ? last : page.get(page.size() - 1).id();
        } while (page.size() == PAGE);
        return needing;
    }

    /** A row that was found. */
    record Found(long id, byte[] sealed, String about, int version) {}

    List<Found> page(SealedRows rows, long behind, int atMost) {
        return rows.isApart() ? apart.asLine(() -> read(rows, behind, atMost)) : read(rows, behind, atMost);
    }

    private List<Found> read(SealedRows rows, long behind, int atMost) {
        return db.sql(rows.select())
                .params(behind, atMost)
                .query((row, i) -> {
                    byte[] sealed = row.getBytes("sealed");
                    int version = rows.isDataKey() ? DataKeys.versionOf(sealed) : TurningKey.versionOf(sealed, 0);
                    return new Found(row.getLong("id"), sealed, row.getString("about"), version);
                })
                .list();
    }

    /** Has places looked through once more from their beginning, because something older was found there. */
    public void lookAgain(SealedRows rows) {
        db.sql("delete from key_rewrap where place = ?").param(rows.place()).update();
    }
}
