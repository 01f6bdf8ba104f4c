package it.ponte.beneficiary;

import it.ponte.access.Allowed;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.access.Vault;
import it.ponte.work.Worklist;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records that may be one person, and what an operator says of them: the same, which can be taken back, or different,
 * which is remembered (SAFETY P17, P19). Every act is logged with the reasons that were shown.
 */
@Repository
public class PossibleDuplicates {
    private static final String WAITING =
            """
            from possible_duplicate d
            join beneficiary one on one.id = d.one and one.merged_into is null and not one.is_protected
            join beneficiary other on other.id = d.other and other.merged_into is null and not other.is_protected
            where not d.reasons <@ coalesce(d.different_reasons, '{}')
            """;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Identities identities;
    private final DuplicateRows rows;
    private final Joins joins;

    public PossibleDuplicates(
            JdbcClient db,
            JdbcTemplate batches,
            PlatformTransactionManager transactions,
            Vault vault,
            ProtectedRecords apart,
            Clock clock,
            Worklist worklist) {
        this.db = db;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.identities = new Identities(db, vault, apart);
        this.rows = new DuplicateRows(db);
        this.joins = new Joins(db, vault, identities, new BeneficiaryRows(db, batches, identities), worklist);
    }

    /**
     * Two records that wait for a decision, by their public codes.
     *
     * @param waiting false where an operator decided already
     */
    public record Asked(String one, String other, List<Likeness> reasons, boolean waiting) {}

    /** How many pairs wait for a decision. */
    public long waiting() {
        return db.sql("select count(*) " + WAITING).query(Long.class).single();
    }

    /** The pairs that wait for a decision, those that wait longest first. */
    public List<Asked> waiting(int atMost) {
        return db.sql("select one.code, other.code, d.reasons, true " + WAITING
                        + "order by d.found_at, d.one, d.other limit ?")
                .param(atMost)
                .query(PossibleDuplicates::asked)
                .list();
    }

    /** What is asked about these two records; empty when they do not stand, or nothing speaks for their being one. */
    public Optional<Asked> find(String oneCode, String otherCode) {
        return db.sql(
                        """
                        select one.code, other.code, d.reasons, not d.reasons <@ coalesce(d.different_reasons, '{}')
                        from possible_duplicate d join beneficiary one on one.id = d.one
                        join beneficiary other on other.id = d.other
                        where one.code in (?, ?) and other.code in (?, ?) and d.reasons <> '{}'
                          and one.merged_into is null and not one.is_protected
                          and other.merged_into is null and not other.is_protected
                        """)
                .params(oneCode, otherCode, oneCode, otherCode)
                .query(PossibleDuplicates::asked)
                .optional();
    }

    /** Opens who the two are, in the order of {@link Asked}; that somebody looked is logged (SAFETY P16). */
    @Allowed(Role.OPERATOR)
    public List<Identity.Known> open(Asked asked, OperatorCaller by) {
        return transaction.execute(tx -> {
            Pair pair = pair(asked).orElseThrow();
            rows.log(pair, "OPENED", DuplicateRows.words(asked.reasons()), by.stampedAs(), clock.instant());
            return pair.both()
                    .map(identities::of)
                    .map(Identity.Known.class::cast)
                    .toList();
        });
    }

    /**
     * The two are one person: one record takes over the other, until {@link #separate}.
     *
     * @return why not, empty when it was done
     */
    @Allowed(Role.OPERATOR)
    public Optional<Refusal> same(Asked asked, OperatorCaller by) {
        return transaction.execute(tx -> {
            Optional<Pair> pair = pair(asked);
            if (pair.isEmpty()) {
                return Optional.of(Refusal.GONE);
            }
            String[] reasons = DuplicateRows.words(asked.reasons());
            Optional<Refusal> refusal = joins.join(pair.get(), reasons, by.stampedAs(), clock.instant());
            if (refusal.isEmpty()) {
                rows.log(pair.get(), "SAME", reasons, by.stampedAs(), clock.instant());
            }
            return refusal;
        });
    }

    /** The two are two people: nobody is asked again for these reasons. False when they do not stand any more. */
    @Allowed(Role.OPERATOR)
    public boolean different(Asked asked, OperatorCaller by) {
        return Boolean.TRUE.equals(transaction.execute(tx -> {
            Optional<Pair> pair = pair(asked);
            pair.ifPresent(two -> {
                rows.different(two, by.stampedAs(), clock.instant());
                rows.log(two, "DIFFERENT", DuplicateRows.words(asked.reasons()), by.stampedAs(), clock.instant());
            });
            return pair.isPresent();
        }));
    }

    /**
     * Takes "the same" back: both records stand again as if they had never been one, and what was told since stays with
     * the record of the referral in which it was told.
     *
     * @param joinedCode public code of the record that was taken over
     * @return false when there is nothing to take back, or a tax code has proven meanwhile that they are one
     */
    @Allowed(Role.OPERATOR)
    public boolean separate(String joinedCode, OperatorCaller by) {
        return Boolean.TRUE.equals(transaction.execute(tx -> {
            Optional<Pair> pair = db.sql(
                            """
                            select j.survivor, j.joined from joined_record j join beneficiary b on b.id = j.joined
                            where b.code = ?
                            """)
                    .param(joinedCode)
                    .query((row, i) -> Pair.of(row.getLong(1), row.getLong(2)))
                    .optional();
            long joined = pair.isEmpty() ? 0 : idOf(joinedCode);
            if (pair.isEmpty() || !joins.separate(joined, clock.instant())) {
                return false;
            }
            rows.log(pair.get(), "SEPARATED", new String[0], by.stampedAs(), clock.instant());
            return true;
        }));
    }

    private Optional<Pair> pair(Asked asked) {
        return Stream.of(find(asked.one(), asked.other()))
                .flatMap(Optional::stream)
                .filter(now -> now.reasons().equals(asked.reasons()))
                .map(now -> Pair.of(idOf(now.one()), idOf(now.other())))
                .findFirst();
    }

    private long idOf(String code) {
        return db.sql("select id from beneficiary where code = ?")
                .param(code)
                .query(Long.class)
                .single();
    }

    private static Asked asked(ResultSet row, int i) throws SQLException {
        String[] reasons = (String[]) row.getArray(3).getArray();
        return new Asked(
                row.getString(1),
                row.getString(2),
                Stream.of(reasons).map(Likeness::valueOf).toList(),
                row.getBoolean(4));
    }
}
