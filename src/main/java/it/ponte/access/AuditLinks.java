package it.ponte.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code audit_link}: the chains over the rows of the audit. */
final class AuditLinks {
    private final JdbcClient db;

    AuditLinks(JdbcClient db) {
        this.db = db;
    }

    /** A link without its row. */
    record Link(long seq, long audit, byte[] hash) {}

    /**
     * A link with its row.
     *
     * @param row null where the row is gone
     */
    record Sealed(Link link, AuditRow row) {}

    /** The last link of a chain. */
    Optional<Link> last(String chain) {
        return db.sql("select seq, audit, hash from audit_link where chain = ? order by seq desc limit 1")
                .param(chain)
                .query((row, i) -> link(row))
                .optional();
    }

    /** Adds links, and takes their rows off those that wait. */
    void add(String chain, List<Link> links) {
        Long[] rows = links.stream().map(Link::audit).toArray(Long[]::new);
        db.sql(
                        """
                        insert into audit_link (chain, seq, audit, hash)
                        select ?, seq, audit, hash from unnest(?, ?, ?) as link (seq, audit, hash)
                        """)
                .params(
                        chain,
                        links.stream().map(Link::seq).toArray(Long[]::new),
                        rows,
                        links.stream().map(Link::hash).toArray(byte[][]::new))
                .update();
        db.sql("delete from audit_unsealed where audit = any(?)").param(rows).update();
    }

    /** The links of a chain behind a place with their rows, in order. */
    List<Sealed> behind(String chain, long seq, int atMost) {
        return db.sql(
                        """
                        select l.seq, l.audit, l.hash, a.* from audit_link l left join audit a on a.id = l.audit
                        where l.chain = ? and l.seq > ? order by l.seq limit ?
                        """)
                .params(chain, seq, atMost)
                .query((row, i) -> new Sealed(link(row), row.getString("who") == null ? null : Audit.row(row)))
                .list();
    }

    /** Every chain that left anything in the database. */
    List<String> chains() {
        // From one chain to the next by the primary keys: there are few chains and millions of links.
        return db.sql(
                        """
                        with recursive known as (
                            select least((select min(chain) from audit_link), (select min(chain) from audit_root)) as chain
                            union all
                            select least(
                                (select min(l.chain) from audit_link l where l.chain > k.chain),
                                (select min(r.chain) from audit_root r where r.chain > k.chain))
                            from known k where k.chain is not null)
                        select chain from known where chain is not null order by chain
                        """)
                .query(String.class)
                .list();
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(row.getLong("seq"), row.getLong("audit"), row.getBytes("hash"));
    }
}
