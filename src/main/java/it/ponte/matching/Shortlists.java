package it.ponte.matching;

import com.fasterxml.jackson.databind.ObjectMapper;
import it.ponte.access.Audit;
import it.ponte.access.Caller.HubCaller;
import it.ponte.work.Stamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The shortlists of the vacancies, as matching writes them. Every caller holds the lock of the vacancy's row, so that
 * one shortlist is written by one hand at a time.
 */
@Repository
class Shortlists {
    private static final HubCaller MATCHING = new HubCaller("matching");

    private final JdbcClient db;
    private final ProposalRows rows;
    private final ShortlistRows written;
    private final HiredApart hiredApart;
    private final Audit audit;
    private final Clock clock;

    Shortlists(JdbcClient db, ObjectMapper json, HiredApart hiredApart, Audit audit, Clock clock) {
        this.db = db;
        this.rows = new ProposalRows(json);
        this.written = new ShortlistRows(db, rows, clock);
        this.hiredApart = hiredApart;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Lets the batches of people go one after the other, and none while a vacancy is being matched: a slower hand must
     * not write an older state of a person. Taken before any vacancy is locked.
     */
    void holdPeople() {
        db.sql("select pg_advisory_xact_lock(hashtext('ponte.matching.people'))::text")
                .query(String.class)
                .single();
    }

    /** Keeps batches of people waiting while vacancies are matched; vacancies may be matched side by side. */
    void sharePeople() {
        db.sql("select pg_advisory_xact_lock_shared(hashtext('ponte.matching.people'))::text")
                .query(String.class)
                .single();
    }

    /**
     * The people on whom an operator decided for this vacancy, also under a record that was merged into theirs, and those
     * who were hired for it under protection.
     */
    Set<Long> decided(long vacancy) {
        Set<Long> people = new HashSet<>(hiredApart.people(vacancy));
        people.addAll(db.sql(
                        """
                        select coalesce(b.merged_into, b.id) from proposal p join beneficiary b on b.id = p.beneficiary
                        where p.vacancy = ? and (p.accepted_at is not null or p.declined_at is not null)
                        """)
                .param(vacancy)
                .query(Long.class)
                .set());
        return people;
    }

    /** The proposals of a vacancy that wait for a decision, best first. */
    List<Proposal> undecided(long vacancy) {
        return db.sql(
                        """
                        select * from proposal
                        where vacancy = ? and accepted_at is null and declined_at is null and withdrawn_at is null
                        order by points desc, waiting_since, id
                        """)
                .param(vacancy)
                .query(rows::read)
                .list();
    }

    /** The vacancies that have proposals waiting for a decision. */
    List<Long> vacancies() {
        return db.sql(
                        """
                        select distinct vacancy from proposal
                        where accepted_at is null and declined_at is null and withdrawn_at is null
                        """)
                .query(Long.class)
                .list();
    }

    /** Whether one of these people was ever proposed. */
    boolean know(Collection<Long> people) {
        return db.sql("select exists (select from proposal where beneficiary = any(?))")
                .param(people.toArray(Long[]::new))
                .query(Boolean.class)
                .single();
    }

    /** The vacancies where one of these people waits for a decision. */
    Set<Long> naming(Collection<Long> people) {
        return db.sql(
                        """
                        select distinct vacancy from proposal
                        where beneficiary = any(?)
                          and accepted_at is null and declined_at is null and withdrawn_at is null
                        """)
                .param(people.toArray(Long[]::new))
                .query(Long.class)
                .set();
    }

    /**
     * Makes these, and no others, the undecided proposals of a vacancy; what says the same as before is not touched. Who is
     * proposed and who is no longer is audited; that somebody who stays has other points is not.
     */
    void keep(long vacancy, List<Ranked> best) {
        Map<Long, Proposal> standing =
                undecided(vacancy).stream().collect(Collectors.toMap(Proposal::beneficiary, Function.identity()));
        List<String> made = new ArrayList<>();
        for (Ranked ranked : best) {
            Proposal before = standing.remove(ranked.person().id());
            if (before == null) {
                made.add(about(written.write(vacancy, ranked), ranked.person().isProtected()));
            } else if (!before.agreesWith(ranked)) {
                written.write(vacancy, ranked);
            }
        }
        db.sql("update proposal set withdrawn_at = ? where id = any(?)")
                .params(now(), standing.values().stream().map(Proposal::id).toArray(Long[]::new))
                .update();
        audit.changed(MATCHING, "proposal.made", made);
        audit.changed(
                MATCHING,
                "proposal.withdrawn",
                standing.values().stream()
                        .map(gone -> about(gone.code(), gone.ofProtected()))
                        .toList());
    }

    private String about(String code, boolean ofProtected) {
        return ofProtected ? audit.hidden(code) : code;
    }

    private OffsetDateTime now() {
        return Stamp.of(clock.instant());
    }
}
