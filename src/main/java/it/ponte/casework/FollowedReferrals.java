package it.ponte.casework;

import it.ponte.beneficiary.KnownCaseworkers;
import it.ponte.vocabulary.ItalianTime;
import it.ponte.work.Stamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which referrals a reader may see: none of protected people (SAFETY P6), none that was taken back. */
@Repository
class FollowedReferrals {
    private static final String HERS =
            """
            select r.id, r.code, r.received_at from referral r
            join beneficiary b on b.id = r.beneficiary join case_follower f on f.referral = r.id
            where not b.is_protected and b.forgotten_at is null and r.withdrawn_at is null
              and (cast(:code as text) is null or r.code = :code) and
            """;

    private final JdbcClient db;
    private final KnownCaseworkers caseworkers;
    private final Clock clock;

    FollowedReferrals(JdbcClient db, KnownCaseworkers caseworkers, Clock clock) {
        this.db = db;
        this.caseworkers = caseworkers;
        this.clock = clock;
    }

    /** One of them, by its ids. */
    record Referred(long id, String code, Instant receivedAt) {}

    /** Those that a reader follows or stands in for, all of them or the one of this code where one is asked for. */
    List<Referred> by(CaseReader reader, String code) {
        return switch (reader.kind()) {
            case HERSELF -> read(HERS + "r.id = :id and r.self_enrolled", reader, code);
            case MAILBOX ->
                read(
                        HERS
                                + """
                            r.partner = :partner and not r.self_enrolled
                            and (f.caseworker is null or f.caseworker = any(:withoutEmail))
                            """,
                        reader,
                        code);
            case CASEWORKER ->
                read(
                        HERS
                                + """
                            (f.caseworker = :id or f.stands_in = :id and :today between f.from_day and f.until_day)
                            and r.partner = :partner
                            """,
                        reader,
                        code);
        };
    }

    /** Whom her service names without an address; asked for a mailbox only. */
    private Long[] withoutEmail(CaseReader reader) {
        return reader.kind() == CaseReader.Kind.MAILBOX
                ? caseworkers.withoutEmail(reader.partner()).toArray(Long[]::new)
                : new Long[0];
    }

    private List<Referred> read(String sql, CaseReader reader, String code) {
        return db.sql(sql)
                .param("code", code)
                .param("id", reader.id())
                .param("partner", reader.partner())
                .param("withoutEmail", withoutEmail(reader))
                .param("today", ItalianTime.dayOf(clock.instant()))
                .query((row, i) -> new Referred(row.getLong("id"), row.getString("code"), Stamp.in(row, "received_at")))
                .list();
    }
}
