package it.ponte.casework;

import it.ponte.beneficiary.KnownCaseworkers;
import it.ponte.beneficiary.Referrals;
import it.ponte.placement.Outcome;
import it.ponte.placement.Outcomes;
import it.ponte.vocabulary.ItalianTime;
import it.ponte.work.Stamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The cases of a reader that are open and that a list may show: those of protected people are on none (SAFETY P6), and
 * what is said of each is what her service may know now (P18).
 */
@Repository
public class ReaderCases {
    private static final String OPEN =
            """
            select r.id, r.code, r.received_at from referral r
            join beneficiary b on b.id = r.beneficiary join case_follower f on f.referral = r.id
            where not b.is_protected and b.forgotten_at is null and r.withdrawn_at is null and
            """;

    private final JdbcClient db;
    private final Referrals referrals;
    private final Outcomes outcomes;
    private final Needs needs;
    private final KnownCaseworkers caseworkers;
    private final Clock clock;

    ReaderCases(
            JdbcClient db,
            Referrals referrals,
            Outcomes outcomes,
            Needs needs,
            KnownCaseworkers caseworkers,
            Clock clock) {
        this.db = db;
        this.referrals = referrals;
        this.outcomes = outcomes;
        this.needs = needs;
        this.caseworkers = caseworkers;
        this.clock = clock;
    }

    private record Open(long id, String code, Instant receivedAt) {}

    /**
     * One of them.
     *
     * @param code public code, R-…
     * @param caseNumber what her service calls it, as a letter may quote it
     * @param outcomes what became of it, newest first
     */
    public record ReaderCase(
            long referral, String code, String caseNumber, Instant receivedAt, List<Outcome> outcomes, Need need) {
        /** The day of the latest outcome, or on which it came. */
        public LocalDate latestDay() {
            return outcomes.isEmpty()
                    ? ItalianTime.dayOf(receivedAt)
                    : outcomes.get(0).on();
        }

        /** When something was heard of it last. */
        Instant heardAt() {
            return outcomes.stream()
                    .map(Outcome::toldUsAt)
                    .max(Instant::compareTo)
                    .orElse(receivedAt);
        }

        /** The case number tells a service who she is: it is not printed. */
        @Override
        public String toString() {
            return "ReaderCase[" + code + "]";
        }
    }

    /** All of them, those of which something was heard last first. */
    public List<ReaderCase> of(CaseReader reader) {
        return read(open(reader))
                .sorted(Comparator.comparing(ReaderCase::heardAt)
                        .thenComparing(ReaderCase::referral)
                        .reversed())
                .toList();
    }

    /** The one of this code. */
    public Optional<ReaderCase> find(CaseReader reader, String code) {
        return read(open(reader).stream().filter(one -> one.code().equals(code)).toList())
                .findFirst();
    }

    private Stream<ReaderCase> read(List<Open> open) {
        Map<Long, Need> needed = needs.of(open.stream().map(Open::id).toList());
        Map<String, List<Outcome>> known =
                outcomes.knownTo(open.stream().map(Open::code).toList());
        return open.stream().flatMap(one -> referrals.address(one.id()).stream()
                .map(address -> new ReaderCase(
                        one.id(),
                        one.code(),
                        address.caseNumber(),
                        one.receivedAt(),
                        known.get(one.code()).stream()
                                .sorted(Outcome.IN_ORDER.reversed())
                                .toList(),
                        needed.get(one.id()))));
    }

    private List<Open> open(CaseReader reader) {
        return switch (reader.kind()) {
            case HERSELF -> read(OPEN + "r.id = :id and r.self_enrolled", reader);
            case MAILBOX ->
                read(
                        OPEN
                                + """
                            r.partner = :partner and not r.self_enrolled
                            and (f.caseworker is null or f.caseworker = any(:withoutEmail))
                            """,
                        reader);
            case CASEWORKER ->
                read(
                        OPEN
                                + """
                            (f.caseworker = :id or f.stands_in = :id and :today between f.from_day and f.until_day)
                            and r.partner = :partner
                            """,
                        reader);
        };
    }

    /** Whom her service names without an address; asked for a mailbox only. */
    private Long[] withoutEmail(CaseReader reader) {
        return reader.kind() == CaseReader.Kind.MAILBOX
                ? caseworkers.withoutEmail(reader.partner()).toArray(Long[]::new)
                : new Long[0];
    }

    private List<Open> read(String sql, CaseReader reader) {
        return db.sql(sql)
                .param("id", reader.id())
                .param("partner", reader.partner())
                .param("withoutEmail", withoutEmail(reader))
                .param("today", ItalianTime.dayOf(clock.instant()))
                .query((row, i) -> new Open(row.getLong("id"), row.getString("code"), Stamp.in(row, "received_at")))
                .list();
    }
}
