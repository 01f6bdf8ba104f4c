package it.ponte.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code audit_root}: where the chains stood, signed. */
final class AuditRoots {
    private static final int LAST = 100;

    private final JdbcClient db;

    AuditRoots(JdbcClient db) {
        this.db = db;
    }

    /** Whether a root was ever signed. */
    static boolean areAny(JdbcClient db) {
        return db.sql("select exists (select 1 from audit_root)")
                .query(Boolean.class)
                .single();
    }

    /**
     * Whether this key signed one of the last roots of some chain; true where there is none. One is enough: whoever may write
     * to the database could add wrong ones, so that no hub starts.
     */
    boolean areSignedWith(AuditKey key) {
        String chain = "";
        for (Optional<String> next = chainBehind(chain); next.isPresent(); next = chainBehind(chain)) {
            chain = next.get();
            if (lastOnes(chain).stream().anyMatch(key::signed)) {
                return true;
            }
        }
        return chain.isEmpty();
    }

    private Optional<String> chainBehind(String chain) {
        return db.sql("select chain from audit_root where chain > ? order by chain limit 1")
                .param(chain)
                .query(String.class)
                .optional();
    }

    private List<AuditRoot> lastOnes(String chain) {
        return db.sql("select * from audit_root where chain = ? order by seq desc limit ?")
                .params(chain, LAST)
                .query(AuditRoots::read)
                .list();
    }

    void add(AuditRoot root) {
        db.sql("insert into audit_root (chain, seq, hash, at, signature) values (?, ?, ?, ?, ?)")
                .params(root.chain(), root.seq(), root.hash(), root.at().atOffset(ZoneOffset.UTC), root.signature())
                .update();
    }

    /**
     * What the database knows of the place that a root is about.
     *
     * @param root the root that stands there; null for none
     * @param link the hash of the link there; null for none
     */
    record Place(AuditRoot root, byte[] link) {}

    /** The roots of a chain behind a place, in order, each with its link. */
    List<Place> placesBehind(String chain, long seq, int atMost) {
        return db.sql(
                        """
                        select r.*, l.hash as link
                        from audit_root r left join audit_link l on l.chain = r.chain and l.seq = r.seq
                        where r.chain = ? and r.seq > ? order by r.seq limit ?
                        """)
                .params(chain, seq, atMost)
                .query((row, i) -> new Place(read(row, i), row.getBytes("link")))
                .list();
    }

    /** What is known of the places of these roots, in their order. */
    List<Place> placesOf(List<AuditRoot> asked) {
        return db.sql(
                        """
                        select r.*, l.hash as link
                        from unnest(?, ?) with ordinality as asked (chain, seq, place)
                        left join audit_root r on r.chain = asked.chain and r.seq = asked.seq
                        left join audit_link l on l.chain = asked.chain and l.seq = asked.seq
                        order by asked.place
                        """)
                .params(
                        asked.stream().map(AuditRoot::chain).toArray(String[]::new),
                        asked.stream().map(AuditRoot::seq).toArray(Long[]::new))
                .query((row, i) ->
                        new Place(row.getString("chain") == null ? null : read(row, i), row.getBytes("link")))
                .list();
    }

    /** The roots of a chain behind a place, in order. */
    List<AuditRoot> behind(String chain, long seq, int atMost) {
        return db.sql("select * from audit_root where chain = ? and seq > ? order by seq limit ?")
                .params(chain, seq, atMost)
                .query(AuditRoots::read)
                .list();
    }

    /** The root at this very place. */
    Optional<AuditRoot> at(String chain, long seq) {
        return db.sql("select * from audit_root where chain = ? and seq = ?")
                .params(chain, seq)
                .query(AuditRoots::read)
                .optional();
    }

    /** The last place that a root of the chain vouches for; 0 for none. */
    long last(String chain) {
        return db.sql("select coalesce(max(seq), 0) from audit_root where chain = ?")
                .param(chain)
                .query(Long.class)
                .single();
    }

    private static AuditRoot read(ResultSet row, int i) throws SQLException {
        return new AuditRoot(
                row.getString("chain"),
                row.getLong("seq"),
                row.getBytes("hash"),
                row.getTimestamp("at").toInstant(),
                row.getBytes("signature"));
    }
}
