package it.ponte.console;

import it.ponte.vocabulary.ItalianTime;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The audit as its readers see it: codes and stamps, and how far its chains are sealed. */
@Repository
public class AuditReads {
    private final JdbcClient db;

    AuditReads(JdbcClient db) {
        this.db = db;
    }

    private static final String ABOUT =
            """
            and split_part(translate(about, ':', ' '), ' ', 1) = split_part(translate(:about, ':', ' '), ' ', 1)
            and starts_with(about, :about)
            """;

    /** What the page is narrowed down to; null or blank where it is not. */
    public record Filter(String who, String what, String about, LocalDate day) {}

    /** A row. */
    public record Row(long id, LocalDateTime at, String who, String what, boolean isChange, String about, String hub) {}

    /** Where one chain stands: its last root. */
    public record Chain(String chain, long seq, LocalDateTime at) {}

    /** The rows that pass, the latest first, before an id; those about a code are those about its lines too. */
    public List<Row> rows(Filter filter, long before, int atMost) {
        Instant from = filter.day() == null ? Instant.EPOCH : ItalianTime.startOf(filter.day());
        Instant to = filter.day() == null
                ? Instant.parse("9999-01-01T00:00:00Z")
                : ItalianTime.startOf(filter.day().plusDays(1));
        return db.sql(
                        """
                        select id, at at time zone 'Europe/Rome' as at, who, what, is_change, about, hub from audit
                        where at >= :from and at < :to and id < :before
                        """
                                + asked(filter.who(), "and who in (:who, 'operator:' || :who, 'partner:' || :who)\n")
                                + asked(filter.what(), "and what = :what\n")
                                + asked(filter.about(), ABOUT)
                                + "order by id desc limit :atMost")
                .param("who", told(filter.who()))
                .param("what", told(filter.what()))
                .param("about", told(filter.about()))
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("before", before)
                .param("atMost", atMost)
                .query(Row.class)
                .list();
    }

    /** The chains, those that were sealed last first. */
    public List<Chain> chains() {
        return db.sql(
                        """
                        with recursive known as (
                            select min(chain) as chain from audit_root
                            union all
                            select (select min(r.chain) from audit_root r where r.chain > k.chain)
                            from known k where k.chain is not null)
                        select r.chain, r.seq, r.at at time zone 'Europe/Rome' as at
                        from known k cross join lateral (
                            select chain, seq, at from audit_root r where r.chain = k.chain order by seq desc limit 1) r
                        order by r.at desc, r.chain
                        """)
                .query(Chain.class)
                .list();
    }

    /** How many rows no chain holds yet. */
    public long unsealed() {
        return db.sql("select count(*) from audit_unsealed").query(Long.class).single();
    }

    /** A condition where something is asked for: one that may be empty would keep the database from its indexes. */
    private static String asked(String text, String condition) {
        return told(text).isEmpty() ? "" : condition;
    }

    private static String told(String text) {
        return text == null ? "" : text.strip();
    }
}
