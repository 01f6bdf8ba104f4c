package it.ponte.disclosure;

import it.ponte.access.Allowed;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Personal;
import it.ponte.access.Role;
import it.ponte.beneficiary.Beneficiaries;
import it.ponte.beneficiary.Identity;
import it.ponte.matching.KnownProposals;
import it.ponte.matching.Proposal;
import it.ponte.vocabulary.ItalianTime;
import it.ponte.work.Stamp;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Table {@code disclosure}: a company knows a pseudonym, skills and availability until the person lets it know more, for
 * that vacancy alone (SAFETY P8). For somebody under protection there is no such thing: every verb answers as for a
 * proposal that does not exist, also to the operator who follows her.
 */
@Repository
public class Disclosures {
    private final JdbcClient db;
    private final KnownProposals proposals;
    private final Beneficiaries beneficiaries;
    private final Clock clock;

    public Disclosures(JdbcClient db, KnownProposals proposals, Beneficiaries beneficiaries, Clock clock) {
        this.db = db;
        this.proposals = proposals;
        this.beneficiaries = beneficiaries;
        this.clock = clock;
    }

    /** The accepted proposal of this code, about which a consent can be recorded. */
    @Allowed(Role.OPERATOR)
    public Optional<Proposal> open(String proposal, OperatorCaller who) {
        return proposals
                .byCode(proposal, who)
                .filter(one -> one.acceptedAt() != null && !one.ofProtected() && !isProtected(one.beneficiary()));
    }

    /**
     * Records what a person lets the vacancy's company know; it takes the place of what she let it know before.
     *
     * @return false when there is no such accepted proposal
     */
    @Allowed(Role.OPERATOR)
    @Transactional
    public boolean record(String proposal, Release release, OperatorCaller by) {
        Optional<Proposal> found = open(proposal, by);
        found.ifPresent(one -> {
            end(one, by);
            db.sql(
                            """
                            insert into disclosure (proposal, parts, given_on, until, recorded_at, recorded_by)
                            values (?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            one.id(),
                            release.parts().stream().map(Part::name).sorted().toArray(String[]::new),
                            release.givenOn(),
                            release.until(),
                            Stamp.of(clock.instant()),
                            by.stampedAs())
                    .update();
        });
        return found.isPresent();
    }

    /**
     * The person takes it back: from now on the company reads her pseudonym only.
     *
     * @return false when nothing stands there to take back
     */
    @Allowed(Role.OPERATOR)
    @Transactional
    public boolean withdraw(String proposal, OperatorCaller by) {
        return open(proposal, by).filter(one -> end(one, by)).isPresent();
    }

    /** The proposal's row is locked first: two who record at once do so one after the other. */
    private boolean end(Proposal proposal, OperatorCaller by) {
        db.sql("select id from proposal where id = ? for update")
                .param(proposal.id())
                .query(Long.class)
                .single();
        return db.sql(
                                """
                        update disclosure set withdrawn_at = ?, withdrawn_by = ?
                        where proposal = ? and withdrawn_at is null
                        """)
                        .params(Stamp.of(clock.instant()), by.stampedAs(), proposal.id())
                        .update()
                == 1;
    }

    /** Every consent about a proposal, newest first. */
    public List<Disclosure> of(Proposal proposal) {
        return db.sql("select * from disclosure where proposal = ? order by id desc")
                .param(proposal.id())
                .query(Disclosures::read)
                .list();
    }

    /**
     * What the company of each proposal's vacancy may know of its person today, by the proposal's id; what was never told
     * is left out.
     */
    public Map<Long, Map<Part, Personal>> released(List<Proposal> proposals) {
        Map<Long, Set<Part>> parts = holding(proposals);
        Map<Long, Identity.Known> people = beneficiaries.named(proposals.stream()
                .filter(proposal -> parts.containsKey(proposal.id()))
                .map(Proposal::beneficiary)
                .toList());
        return proposals.stream()
                .collect(Collectors.toMap(
                        Proposal::id,
                        proposal ->
                                told(parts.getOrDefault(proposal.id(), Set.of()), people.get(proposal.beneficiary()))));
    }

    /** What the people of these proposals let their companies know today. */
    private Map<Long, Set<Part>> holding(List<Proposal> proposals) {
        LocalDate today = ItalianTime.dayOf(clock.instant());
        Map<Long, Set<Part>> parts = new HashMap<>();
        db
                .sql("select * from disclosure where proposal = any(?)")
                .param(proposals.stream().map(Proposal::id).toArray(Long[]::new))
                .query((row, number) -> Map.entry(row.getLong("proposal"), read(row, number)))
                .list()
                .stream()
                .filter(one -> one.getValue().holds(today))
                .forEach(one -> parts.computeIfAbsent(one.getKey(), id -> EnumSet.noneOf(Part.class))
                        .addAll(one.getValue().release().parts()));
        return parts;
    }

    private static Map<Part, Personal> told(Set<Part> parts, Identity.Known her) {
        Map<Part, Personal> told = new EnumMap<>(Part.class);
        if (her != null) {
            parts.forEach(part -> Optional.ofNullable(part.of(her)).ifPresent(text -> told.put(part, text)));
        }
        return told;
    }

    private boolean isProtected(long person) {
        return db.sql("select is_protected from beneficiary where id = ?")
                .param(person)
                .query(Boolean.class)
                .single();
    }

    private static Disclosure read(ResultSet row, int number) throws SQLException {
        Set<Part> parts = Stream.of((String[]) row.getArray("parts").getArray())
                .map(Part::valueOf)
                .collect(Collectors.toSet());
        return new Disclosure(
                new Release(parts, row.getObject("given_on", LocalDate.class), row.getObject("until", LocalDate.class)),
                Stamp.in(row, "recorded_at"),
                row.getString("recorded_by"),
                Stamp.in(row, "withdrawn_at"),
                row.getString("withdrawn_by"));
    }
}
