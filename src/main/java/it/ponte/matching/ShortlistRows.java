package it.ponte.matching;

import it.ponte.access.PublicCode;
import it.ponte.work.Stamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of proposals that nobody decided on yet, written. */
final class ShortlistRows {
    private final JdbcClient db;
    private final ProposalRows rows;
    private final Clock clock;

    ShortlistRows(JdbcClient db, ProposalRows rows, Clock clock) {
        this.db = db;
        this.rows = rows;
        this.clock = clock;
    }

    /** Lets somebody stand on the shortlist of a vacancy, under its lock; the code of her proposal, M-…. */
    String write(long vacancy, Ranked ranked) {
        return change(vacancy, ranked).orElseGet(() -> propose(vacancy, ranked));
    }

    /** Rewrites the pair's proposal, which stands again if it was withdrawn; its code, empty when the pair has none. */
    private Optional<String> change(long vacancy, Ranked ranked) {
        return db.sql(
                        """
                        update proposal
                        set of_protected = ?, points = ?, reasons = ?::jsonb, waiting_since = ?, changed_at = ?,
                            withdrawn_at = null
                        where vacancy = ? and beneficiary = ? and accepted_at is null and declined_at is null
                        returning code
                        """)
                .params(
                        ranked.person().isProtected(),
                        ranked.fits().points(),
                        reasons(ranked),
                        Stamp.of(ranked.person().enrolledAt()),
                        now(),
                        vacancy,
                        ranked.person().id())
                .query(String.class)
                .optional();
    }

    /** The pair is new, so a row that is not written met a code that is taken: another one is drawn. */
    private String propose(long vacancy, Ranked ranked) {
        while (true) {
            Optional<String> written = db.sql(
                            """
                            insert into proposal
                                (code, vacancy, beneficiary, of_protected, points, reasons, waiting_since, proposed_at, changed_at)
                            values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
                            on conflict (code) do nothing returning code
                            """)
                    .params(
                            PublicCode.PROPOSAL.next(),
                            vacancy,
                            ranked.person().id(),
                            ranked.person().isProtected(),
                            ranked.fits().points(),
                            reasons(ranked),
                            Stamp.of(ranked.person().enrolledAt()),
                            now(),
                            now())
                    .query(String.class)
                    .optional();
            if (written.isPresent()) {
                return written.get();
            }
        }
    }

    /** Why a protected person fits tells of her: it is worked out when her reference operator asks, and never kept. */
    private String reasons(Ranked ranked) {
        return rows.write(
                ranked.person().isProtected() ? List.of() : ranked.fits().reasons());
    }

    private OffsetDateTime now() {
        return Stamp.of(clock.instant());
    }
}
