package it.ponte.beneficiary;

import it.ponte.access.PublicCode;
import it.ponte.access.Vault;
import it.ponte.work.Stage;
import it.ponte.work.Stamp;
import it.ponte.work.Worklist;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Forgets people: the key of what tells who she is ends, and with it every copy of it, wherever one lies; her codes are
 * other ones, so that nothing written before leads to her. Stamps, and the groups that figures count, stay (SAFETY P14).
 */
@Repository
public class ForgottenPeople {
    private final JdbcClient db;
    private final Clock clock;
    private final ProtectedRecords apart;
    private final Identities identities;
    private final CountedPeople counted;
    private final ForgottenReferrals referrals;
    private final EarlierVersions versions;
    private final JoinedRows joined;
    private final ComparisonKeys keys;
    private final DuplicateRows duplicates;
    private final Worklist worklist;

    public ForgottenPeople(JdbcClient db, Vault vault, ProtectedRecords apart, Clock clock, Worklist worklist) {
        this.db = db;
        this.clock = clock;
        this.apart = apart;
        this.identities = new Identities(db, vault, apart);
        this.counted = new CountedPeople(db);
        this.referrals = new ForgottenReferrals(db, identities);
        this.versions = new EarlierVersions(db, vault, apart);
        this.joined = new JoinedRows(db, vault);
        this.keys = new ComparisonKeys(db);
        this.duplicates = new DuplicateRows(db);
        this.worklist = worklist;
    }

    /**
     * Forgets a person, for ever, inside a transaction that lets every other room forget her too.
     *
     * @param by operator:&lt;name&gt;, or hub
     * @return what leads the other rooms to her; empty when no such record stands
     */
    public Optional<Forgotten> forget(String code, ForgettingReason why, String by) {
        return db.sql(
                        """
                        select id from beneficiary
                        where code = ? and merged_into is null and forgotten_at is null for update
                        """)
                .param(code)
                .query(Long.class)
                .optional()
                .map(person -> forget(person, why, by));
    }

    private Forgotten forget(long person, ForgettingReason why, String by) {
        Identity identity = identities.of(person);
        List<ForgottenReferrals.Case> cases = referrals.of(person);
        Set<String> taxCodes = taxCodes(person, identity, cases);
        List<Long> people = records(person);
        counted.keep(person, identity);
        Map<String, String> newCodes = new HashMap<>(referrals.forget(cases, Stamp.of(clock.instant()), by));
        newCodes.putAll(empty(people, why, by));
        db.sql("update enrolment set ended_at = coalesce(ended_at, ?) where beneficiary = any(?)")
                .params(Stamp.of(clock.instant()), people.toArray(Long[]::new))
                .update();
        apart.forget(people);
        apart.forgetWords(people);
        versions.forget(people);
        identities.rectified().forget(people);
        joined.forget(people);
        keys.forget(people);
        duplicates.forget(people);
        duplicates.forgetLog(people);
        AssignedOperators.forget(db, people);
        worklist.add(Stage.MATCH_PERSON, person); // a run of matching that read her before may still propose her
        return new Forgotten(
                people,
                cases.stream().map(ForgottenReferrals.Case::id).toList(),
                newCodes,
                taxCodes,
                ForgottenReferrals.numbers(cases));
    }

    private List<Long> records(long person) {
        return db.sql("select id from beneficiary where id = ? or merged_into = ? order by id for update")
                .params(person, person)
                .query(Long.class)
                .list();
    }

    /** All that were ever told of her: also what stands no more, since two records were joined or one was set right. */
    private Set<String> taxCodes(long person, Identity identity, List<ForgottenReferrals.Case> cases) {
        Stream<Identity.Known> now = identity instanceof Identity.Known known ? Stream.of(known) : Stream.empty();
        return Stream.of(
                        now,
                        versions.of(person).stream().map(EarlierVersions.EarlierVersion::identity),
                        joined.identities(person),
                        cases.stream().map(ForgottenReferrals.Case::told).filter(Objects::nonNull))
                .flatMap(told -> told)
                .filter(told -> told.codiceFiscale() != null)
                .map(told -> told.codiceFiscale().reveal())
                .collect(Collectors.toSet());
    }

    private Map<String, String> empty(List<Long> people, ForgettingReason why, String by) {
        Map<String, String> newCodes = new HashMap<>();
        for (long person : people) {
            String code = PublicCode.BENEFICIARY.next();
            String before = db.sql("select code from beneficiary where id = ?")
                    .param(person)
                    .query(String.class)
                    .single();
            db.sql(
                            """
                            update beneficiary
                            set code = ?, data_key = null, identity = null, tax_code_index = null, profile = ?::jsonb,
                                restricted_at = null, restricted_by = null,
                                forgotten_at = ?, forgotten_by = ?, forgotten_why = ?
                            where id = ?
                            """)
                    .params(
                            code,
                            Documents.text(profile(person).inFigures()),
                            Stamp.of(clock.instant()),
                            by,
                            why.name(),
                            person)
                    .update();
            newCodes.put(before, code);
        }
        return newCodes;
    }

    private Profile profile(long person) {
        return Documents.read(
                db.sql("select profile from beneficiary where id = ?")
                        .param(person)
                        .query(String.class)
                        .single(),
                Profile.class);
    }
}
