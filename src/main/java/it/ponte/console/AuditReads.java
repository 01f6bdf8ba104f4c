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

    /** What the page is narrowed down to; null or blank where it is not. */
    public record Filter(String who, String what, String about, LocalDate day) {}

    /** A row. */
    public record Row(long id, LocalDateTime at, String who, String what, boolean isChange, String about, String hub) {}

    /** Where one chain stands: its last root. */
    public record Chain(String chain, long seq, LocalDateTime at) {}

    /** The rows that pass, the latest first, before an id. */
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
                                + asked(filter.about(), "and about = :about\n")
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
                        select distinct on (chain) chain, seq, at at time zone 'Europe/Rome' as at
                        from audit_root order by chain, seq desc
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
