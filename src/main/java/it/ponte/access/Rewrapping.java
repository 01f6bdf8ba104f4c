package it.ponte.access;

import it.ponte.access.KeyVersions.Found;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes over new versions of the hub's keys, and does anew in the background what older ones wrapped or sealed: in
 * batches, each one transaction, by one hub at a time, going on where the last one stood.
 */
@Component
public class Rewrapping {
    private static final Logger log = LoggerFactory.getLogger(Rewrapping.class);
    private static final int BATCH = 500;

    private final JdbcClient db;
    private final Apart apart;
    private final TransactionTemplate transaction;
    private final List<Vault> vaults;
    private final List<SealedRows> places;
    private final KeyVersions versions;
    private final Clock clock;

    public Rewrapping(
            JdbcClient db,
            Apart apart,
            PlatformTransactionManager transactions,
            List<Vault> vaults,
            List<SealedPlaces> places,
            Clock clock) {
        this.db = db;
        this.apart = apart;
        this.transaction = new TransactionTemplate(transactions);
        this.vaults = List.copyOf(vaults);
        this.places = places.stream()
                .flatMap(room -> room.rows().stream())
                .filter(rows -> !rows.endsSoon())
                .toList();
        this.versions = new KeyVersions(db, apart, clock);
        this.clock = clock;
    }

    /**
     * Reads the keysets again, and does anew what there is to do; in between it stops after so many batches, so that
     * what comes in is not held up.
     *
     * @return whether something is left to do
     */
    public boolean round(int batches) {
        boolean isLeft = false;
        for (Vault vault : vaults) {
            vault.renew();
            versions.used(vault.sealsWith(), vault.newestVersion());
            boolean isNewest = versions.latest(vault.sealsWith())
                    .filter(version -> version == vault.newestVersion())
                    .isPresent();
            // A hub that does not have the newest version yet must not wrap with an older one what another did anew.
            for (SealedRows rows : isNewest ? placesOf(vault) : List.<SealedRows>of()) {
                isLeft |= !isDone(rows, vault, batches);
            }
        }
        return isLeft;
    }

    private List<SealedRows> placesOf(Vault vault) {
        return places.stream().filter(rows -> rows.of() == vault.sealsWith()).toList();
    }

    private boolean isDone(SealedRows rows, Vault vault, int batches) {
        for (int i = 0; i < batches; i++) {
            if (Boolean.TRUE.equals(transaction.execute(tx -> batch(rows, vault)))) {
                return true;
            }
        }
        return false;
    }

    private record Position(int version, long lastId, long passedOver, boolean finished) {}

    /** One batch; true when nothing is left to do in this place, or another hub is doing it. */
    private boolean batch(SealedRows rows, Vault vault) {
        db.sql(
                        "insert into key_rewrap (place, version, last_id, passed_over) values (?, 0, 0, 0) on conflict do nothing")
                .param(rows.place())
                .update();
        List<Position> mine = db.sql(
                        """
                        select version, last_id, passed_over, finished_at is not null from key_rewrap
                        where place = ? for update skip locked
                        """)
                .param(rows.place())
                .query((row, i) -> new Position(row.getInt(1), row.getLong(2), row.getLong(3), row.getBoolean(4)))
                .list();
        if (mine.isEmpty()) {
            return true;
        }
        Position at = mine.get(0);
        if (at.version() != vault.newestVersion()) {
            at = new Position(vault.newestVersion(), 0, 0, false);
        }
        return at.finished() || goneOn(rows, vault, at);
    }

    private boolean goneOn(SealedRows rows, Vault vault, Position at) {
        List<Found> page = versions.page(rows, at.lastId(), BATCH);
        List<Found> older = page.stream()
                .filter(found -> found.version() != vault.newestVersion())
                .toList();
        long passedOver = at.passedOver() + older.size() - renewed(rows, vault, older);
        boolean isEnd = page.size() < BATCH;
        boolean isFinished = isEnd && passedOver == 0;
        long last = isEnd ? 0 : page.get(page.size() - 1).id();
        db.sql("update key_rewrap set version = ?, last_id = ?, passed_over = ?, finished_at = ? where place = ?")
                .params(
                        at.version(),
                        last,
                        isEnd ? 0 : passedOver,
                        isFinished ? Timestamp.from(clock.instant()) : null,
                        rows.place())
                .update();
        if (isFinished) {
            log.info("everything in {} is sealed by the newest version of its key", rows.place());
        }
        return isFinished;
    }

    private int renewed(SealedRows rows, Vault vault, List<Found> older) {
        if (older.isEmpty()) {
            return 0;
        }
        return rows.isApart() ? apart.asLine(() -> renew(rows, vault, older)) : renew(rows, vault, older);
    }

    private int renew(SealedRows rows, Vault vault, List<Found> older) {
        return db.sql(rows.update())
                .params(
                        older.stream().map(Found::id).toArray(Long[]::new),
                        older.stream().map(Found::sealed).toArray(byte[][]::new),
                        older.stream()
                                .map(found -> rows.isDataKey()
                                        ? vault.rewrapped(found.sealed())
                                        : vault.seal(vault.open(found.sealed(), found.about()), found.about()))
                                .toArray(byte[][]::new))
                .update();
    }
}
