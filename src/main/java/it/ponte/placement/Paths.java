package it.ponte.placement;

import it.ponte.matching.Proposal;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The ways of people towards a job: rows of stamps. */
@Repository
class Paths {
    private final JdbcClient db;

    Paths(JdbcClient db) {
        this.db = db;
    }

    /**
     * Lets one transaction at a time work on a person's paths and placements, until it ends. An advisory lock, since
     * there may be no row yet to lock. Her own row comes first: whoever protects her holds it and then asks for the lock.
     */
    void lockPerson(long beneficiary) {
        db.sql("select id from beneficiary where id = :her or merged_into = :her order by id for key share")
                .param("her", beneficiary)
                .query(row -> {});
        db.sql("select pg_advisory_xact_lock(hashtextextended('path', ?))")
                .param(beneficiary)
                .query((row, i) -> true)
                .single();
    }

    /** The path that began with a proposal; opens it when there is none yet. */
    long ofProposal(Proposal proposal) {
        return db.sql("select id from path where proposal = ?")
                .param(proposal.id())
                .query(Long.class)
                .optional()
                .orElseGet(() -> open(proposal));
    }

    private long open(Proposal proposal) {
        return db.sql("insert into path (beneficiary, proposal, vacancy) values (?, ?, ?) returning id")
                .params(proposal.beneficiary(), proposal.id(), proposal.vacancy())
                .query(Long.class)
                .single();
    }

    /** The person's latest path that was not over before this day. */
    Optional<Long> latestOpen(long beneficiary, LocalDate on) {
        return db.sql(
                        """
                        select id from path
                        where beneficiary in (select b.id from beneficiary b where b.id = ? or b.merged_into = ?)
                          and coalesce(least(ended_on, found_work_alone_on, returned_on, not_taken_on, closed_on),
                                       'infinity') >= ?
                        order by proposed_on desc nulls last, id desc limit 1
                        """)
                .params(beneficiary, beneficiary, on)
                .query(Long.class)
                .optional();
    }

    /** Whether somebody began to work by this proposal. */
    boolean ledToWork(Proposal proposal) {
        return db.sql(
                        """
                        select exists (
                            select from path
                            where proposal = ? and (secondment_started_on is not null or hired_on is not null))
                        """)
                .param(proposal.id())
                .query(Boolean.class)
                .single();
    }

    /** The vacancy that a path leads to; empty when unknown or when there is no path (null). */
    Optional<Long> vacancyOf(Long path) {
        return db.sql("select vacancy from path where id = ? and vacancy is not null")
                .param(path)
                .query(Long.class)
                .optional();
    }

    /** Stamps a day on a path; an older day never undoes a newer one, so events may come in any order. */
    void stamp(long path, OutcomeKind kind, LocalDate on) {
        db.sql("update path set %1$s = greatest(%1$s, ?) where id = ?".formatted(columnOf(kind)))
                .params(on, path)
                .update();
    }

    private static String columnOf(OutcomeKind kind) {
        return switch (kind) {
            case PROPOSED -> "proposed_on";
            case INTERVIEWED -> "interviewed_on";
            case NO_SHOW -> "no_show_on";
            case ORIENTED -> "oriented_on";
            case IN_COURSE -> "in_course_on";
            case SECONDMENT_STARTED -> "secondment_started_on";
            case SECONDMENT_HALF_WAY -> "secondment_half_way_on";
            case SECONDMENT_ENDED -> "secondment_ended_on";
            case HIRED -> "hired_on";
            case CONTRACT_RENEWED -> "contract_renewed_on";
            case MADE_PERMANENT -> "made_permanent_on";
            case ENDED -> "ended_on";
            case FOUND_WORK_ALONE -> "found_work_alone_on";
            case RETURNED_TO_COOPERATIVE -> "returned_on";
            case NOT_TAKEN_ON -> "not_taken_on";
            case CLOSED -> "closed_on";
        };
    }
}
