package it.ponte.feedback;

import it.ponte.access.Vault;
import it.ponte.beneficiary.ReferralAddress;
import it.ponte.placement.Outcome;
import it.ponte.placement.OutcomeKind;
import it.ponte.work.Stamp;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code letter_told}: what waits to be told, and which letter took it. */
@Repository
class NewsTable {
    private static final String SELECT =
            """
            select t.id, t.referral, t.outcome, o.kind, coalesce(o.on_date, t.notice_for) as day, t.notice
            from letter_told t left join outcome o on o.id = t.outcome
            """;

    private final JdbcClient db;
    private final LetterBoxes boxes;
    private final Vault vault;
    private final Clock clock;

    NewsTable(JdbcClient db, LetterBoxes boxes, Vault vault, Clock clock) {
        this.db = db;
        this.boxes = boxes;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * From now on nobody else composes letters, until the transaction ends: what waits is taken by one letter. False where
     * somebody else is at it.
     */
    boolean composeAlone() {
        return db.sql("select pg_try_advisory_xact_lock(hashtextextended('letter_told', 0))")
                .query(Boolean.class)
                .single();
    }

    /** An outcome waits to be told; nothing happens where it does already, or was. */
    void add(Outcome outcome, ReferralAddress to, Due due) {
        insert("(outcome, referral) where outcome is not null", to, due, outcome.id(), null, null);
    }

    /** A notice waits to be given. */
    void add(Notice notice, LocalDate about, ReferralAddress to, Due due) {
        insert("(referral, notice, notice_for) where notice is not null", to, due, null, notice.name(), about);
    }

    private void insert(String once, ReferralAddress to, Due due, Long outcome, String notice, LocalDate about) {
        db.sql(
                        """
                        insert into letter_told (referral, outcome, notice, notice_for, at_once, due_at, link_sha256)
                        values (:referral, :outcome, :notice, :about, :atOnce, :due, :link)
                        on conflict %s do nothing
                        """
                                .formatted(once))
                .param("referral", to.referral())
                .param("outcome", outcome)
                .param("notice", notice)
                .param("about", about)
                .param("atOnce", due.atOnce())
                .param("due", due.at() == null ? null : Stamp.of(due.at()))
                .param("link", Link.of(vault, to.code()).sha256())
                .update();
    }

    /** When the latest letter about a referral was composed. */
    Optional<Instant> latestLetter(long referral) {
        return db.sql(
                        """
                        select l.composed_at from letter_told t join letter l on l.id = t.letter
                        where t.referral = ? order by l.composed_at desc limit 1
                        """)
                .param(referral)
                .query((row, i) -> Stamp.in(row, "composed_at"))
                .optional();
    }

    /** The referrals that have a letter of their own due. */
    List<Long> referralsDue(int atMost) {
        return db.sql(
                        """
                        select referral from letter_told where letter is null and at_once and due_at <= ?
                        group by referral order by min(due_at), referral limit ?
                        """)
                .params(now(), atMost)
                .query(Long.class)
                .list();
    }

    /** Whose digests are due, those about this many followers of cases at most. */
    List<Addressee> addresseesDue(int atMost) {
        return db
                .sql(
                        """
                        select distinct r.partner, case when not r.self_enrolled then f.caseworker end as caseworker,
                                        case when r.self_enrolled then r.id end as herself
                        from letter_told t join referral r on r.id = t.referral join case_follower f on f.referral = r.id
                        where t.letter is null and not t.at_once and t.due_at <= ?
                          and not exists (select from letter_told soon
                                          where soon.referral = r.id and soon.letter is null and soon.at_once)
                        limit ?
                        """)
                .params(now(), atMost)
                .query(Addressee.class)
                .list()
                .stream()
                .map(one -> one.herself() == null ? boxes.of(one.partner(), one.caseworker()) : one)
                .distinct()
                .toList();
    }

    /** All that waits about a referral, also what its addressee wants no letter of its own for. */
    List<News> waiting(long referral) {
        return db.sql(SELECT + "where t.letter is null and t.referral = ? order by t.id")
                .param(referral)
                .query(NewsTable::news)
                .list();
    }

    /** The referrals of an addressee about which something waits for a digest and nothing is to be told at once. */
    List<Long> referralsOf(Addressee to) {
        return db.sql(
                        """
                        select distinct r.id from referral r join letter_told t on t.referral = r.id
                        join case_follower f on f.referral = r.id
                        where t.letter is null and not t.at_once and t.due_at is not null and r.partner = :partner
                          and case when cast(:herself as bigint) is null
                                   then not r.self_enrolled and cast(:caseworker as bigint) is not distinct from
                                        case when f.caseworker = any(:sharing) then null else f.caseworker end
                                   else r.id = :herself end
                          and not exists (select from letter_told soon
                                          where soon.referral = r.id and soon.letter is null and soon.at_once)
                        order by r.id
                        """)
                .param("partner", to.partner())
                .param("herself", to.herself())
                .param("caseworker", to.caseworker())
                .param("sharing", boxes.sharing(to.partner()))
                .query(Long.class)
                .list();
    }

    /** A letter tells these. */
    void tellIn(long letter, Collection<News> told) {
        db.sql("update letter_told set letter = ? where id = any(?) and letter is null")
                .params(letter, told.stream().map(News::id).toArray(Long[]::new))
                .update();
    }

    /** What a letter tells. */
    List<News> in(long letter) {
        return db.sql(SELECT + "where t.letter = ? order by t.referral, t.id")
                .param(letter)
                .query(NewsTable::news)
                .list();
    }

    private Object now() {
        return Stamp.of(clock.instant());
    }

    private static News news(ResultSet row, int number) throws SQLException {
        String kind = row.getString("kind");
        String notice = row.getString("notice");
        return new News(
                row.getLong("id"),
                row.getLong("referral"),
                row.getObject("outcome", Long.class),
                kind == null ? null : OutcomeKind.valueOf(kind),
                row.getObject("day", LocalDate.class),
                notice == null ? null : Notice.valueOf(notice));
    }
}
