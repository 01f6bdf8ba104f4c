package it.ponte.beneficiary;

import it.ponte.access.Vault;
import it.ponte.vocabulary.ItalianTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code beneficiary}, read: people as matching, letters and operators need them. */
@Repository
public class Beneficiaries {
    private static final int PAGE = 500;

    /**
     * People whose records may be used (GDPR art. 18), with an open enrolment and at least one referral that was not withdrawn; the first parameter is today. What
     * a withdrawn referral asked to spare them holds on: nobody lifted it.
     */
    private static final String CANDIDATES =
            """
            select b.id, b.code, b.profile, b.is_protected, e.enrolled_at,
                   (select json_agg(r.guard) from referral r where r.beneficiary = b.id) as guards,
                   exists (select from legal_basis l
                           where l.beneficiary = b.id and l.withdrawn_at is null and l.allows_matching
                             and ? between l.given_on and l.until) as has_basis
            from beneficiary b join enrolment e on e.beneficiary = b.id and e.ended_at is null
            where b.merged_into is null and b.restricted_at is null
              and exists (select from referral r where r.beneficiary = b.id and r.withdrawn_at is null)
            """;

    private final JdbcClient db;
    private final Clock clock;
    private final Identities identities;

    public Beneficiaries(JdbcClient db, Vault vault, ProtectedRecords apart, Clock clock) {
        this.db = db;
        this.clock = clock;
        this.identities = new Identities(db, vault, apart);
    }

    /** Those of these people who are candidates today, by id. */
    public List<Candidate> candidates(Collection<Long> ids) {
        return completed(db.sql(CANDIDATES + "and b.id = any(?) order by b.id")
                .params(today(), ids.toArray(Long[]::new))
                .query(Beneficiaries::candidate)
                .list());
    }

    /**
     * The candidates of today who were recorded last, newest first; of protected people those alone who are asked about
     * too. Whoever else is hidden takes nobody's place.
     *
     * @param known protected people, by internal id
     */
    public List<Candidate> latestCandidates(int atMost, Long[] known) {
        return completed(db.sql(CANDIDATES + "and (not b.is_protected or b.id = any(?)) order by b.id desc limit ?")
                .params(today(), known, atMost)
                .query(Beneficiaries::candidate)
                .list());
    }

    /** Hands over every candidate of today, by id; 500 are in memory at a time. */
    public void eachCandidate(Consumer<Candidate> visitor) {
        long last = 0;
        while (true) {
            List<Candidate> page = completed(db.sql(CANDIDATES + "and b.id > ? order by b.id limit ?")
                    .params(today(), last, PAGE)
                    .query(Beneficiaries::candidate)
                    .list());
            page.forEach(visitor);
            if (page.size() < PAGE) {
                return;
            }
            last = page.get(PAGE - 1).id();
        }
    }

    /** A person's public code, B-…; of a merged record, the code of the one that took over. */
    public String code(long id) {
        return db.sql(
                        """
                        select b.code from beneficiary asked
                        join beneficiary b on b.id = coalesce(asked.merged_into, asked.id) where asked.id = ?
                        """)
                .param(id)
                .query(String.class)
                .single();
    }

    /** The public codes of many people at once, by the internal id that was asked for; merged ones as {@link #code}. */
    public Map<Long, String> codes(Collection<Long> ids) {
        Map<Long, String> codes = new HashMap<>();
        db.sql(
                        """
                        select asked.id, b.code from beneficiary asked
                        join beneficiary b on b.id = coalesce(asked.merged_into, asked.id) where asked.id = any(?)
                        """)
                .param(ids.toArray(Long[]::new))
                .query(row -> {
                    codes.put(row.getLong("id"), row.getString("code"));
                });
        return codes;
    }

    /** Who a person is; every caller is a place where a person may become visible. */
    public Identity identity(long id) {
        return identities.of(id);
    }

    /** Who those of these people are who are known by name, by the internal id that was asked for. */
    public Map<Long, Identity.Known> named(Collection<Long> ids) {
        return identities.named(ids);
    }

    private LocalDate today() {
        return ItalianTime.dayOf(clock.instant());
    }

    /** Whoever is protected gets the profile that is kept apart. */
    private List<Candidate> completed(List<Candidate> page) {
        List<Long> hidden =
                page.stream().filter(Candidate::isProtected).map(Candidate::id).toList();
        if (hidden.isEmpty()) {
            return page;
        }
        Map<Long, ProtectedRecords.Person> people = identities.apart().people(hidden);
        Map<Long, Guard> guards = identities.apart().cases(hidden).stream()
                .collect(Collectors.toMap(ProtectedRecords.Case::person, ProtectedRecords.Case::guard, Guard::and));
        return page.stream()
                .map(person -> person.isProtected()
                        ? person.with(spared(people.get(person.id()).profile(), guards.get(person.id())))
                        : person)
                .toList();
    }

    private static Profile spared(Profile profile, Guard asked) {
        return profile.with(profile.guard().and(asked));
    }

    private static Candidate candidate(ResultSet row, int i) throws SQLException {
        return new Candidate(
                row.getLong("id"),
                row.getString("code"),
                profile(row),
                row.getBoolean("is_protected"),
                row.getBoolean("has_basis"),
                row.getTimestamp("enrolled_at").toInstant());
    }

    /** What she brings to a job, with all that any of her referrals asks to spare her. */
    private static Profile profile(ResultSet row) throws SQLException {
        Profile profile = Documents.read(row.getString("profile"), Profile.class);
        Guard[] guards = Documents.read(row.getString("guards"), Guard[].class);
        return profile.with(Stream.of(guards).reduce(profile.guard(), Guard::and));
    }
}
