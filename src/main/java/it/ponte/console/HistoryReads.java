package it.ponte.console;

import it.ponte.console.ChangedFacts.ChangedFact;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When a person's record changed and who looked at what it said before, without anything that it said. */
@Repository
public class HistoryReads {
    private final JdbcClient db;

    HistoryReads(JdbcClient db) {
        this.db = db;
    }

    /**
     * A change of a record.
     *
     * @param referral whose message changed it, R-…
     * @param partner which service sent that
     * @param rectified whether an operator set it right
     * @param facts what it said before and then; null while nobody has asked for them
     */
    public record Changed(
            LocalDateTime changedAt, String referral, String partner, boolean rectified, List<ChangedFact> facts) {}

    /** Somebody looked. */
    public record Opened(LocalDateTime openedAt, String openedBy) {}

    /** The changes of a person's record, masked, the latest first; nothing of protected people. */
    public List<Changed> changes(String code) {
        return db.sql(
                        """
                        select v.changed_at at time zone 'Europe/Rome' as changed_at, r.code as referral, r.partner,
                               v.rectified_by is not null as rectified
                        from earlier_version v join beneficiary b on b.id = v.beneficiary
                        left join referral r on r.id = v.referral
                        where b.code = ? and not b.is_protected order by v.id desc
                        """)
                .param(code)
                .query((row, i) -> new Changed(
                        row.getObject("changed_at", LocalDateTime.class),
                        row.getString("referral"),
                        row.getString("partner"),
                        row.getBoolean("rectified"),
                        null))
                .list();
    }

    /** Who looked, the latest first. */
    public List<Opened> opened(String code, int atMost) {
        return db.sql(
                        """
                        select opened_at at time zone 'Europe/Rome' as opened_at, opened_by from (
                            select at as opened_at, who as opened_by from audit
                            where what = 'history.opened' and about = ?
                            union all select o.opened_at, o.opened_by
                            from history_opened o join beneficiary b on b.id = o.beneficiary
                            where b.code = ? and not b.is_protected) looked
                        order by opened_at desc limit ?
                        """)
                .params(code, code, atMost)
                .query(Opened.class)
                .list();
    }
}
