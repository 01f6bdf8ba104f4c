package it.ponte.beneficiary;

import it.ponte.access.Allowed;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.access.Vault;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets right what a record says of a person (GDPR art. 16). What it said before is kept, messages of an earlier moment do
 * not count against it, and one that tells the wrong value again is asked about.
 */
@Repository
public class Rectifications {
    private final JdbcClient db;
    private final Vault vault;
    private final Clock clock;
    private final Worklist worklist;
    private final Identities identities;
    private final BeneficiaryRows people;
    private final EarlierVersions versions;
    private final JoinedRows joined;
    private final ComparisonKeys keys;

    public Rectifications(
            JdbcClient db, JdbcTemplate copies, Vault vault, ProtectedRecords apart, Clock clock, Worklist worklist) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
        this.worklist = worklist;
        this.identities = new Identities(db, vault, apart);
        this.people = new BeneficiaryRows(db, copies, identities);
        this.versions = new EarlierVersions(db, vault, apart);
        this.joined = new JoinedRows(db, vault);
        this.keys = new ComparisonKeys(db);
    }

    /**
     * What a record says now; whoever shows it audits it (SAFETY P16).
     *
     * @param identity null for a protected person, who has no name here
     */
    public record Current(Identity.Known identity, Profile profile) {}

    /** What became of it. */
    public enum Answer {
        DONE,
        /** It says that already. */
        UNCHANGED,
        /** No such record stands any more. */
        GONE,
        /** Another record has this tax code: they may be one person. */
        TAX_CODE_TAKEN,
        /** Records are joined by an operator's word: before its tax code changes they are separated. */
        JOINED
    }

    /**
     * What the record of this code says; empty when none stands.
     *
     * @param followed protected people who are asked about too, by internal id; any other answers as nobody
     */
    @Allowed({Role.OPERATOR, Role.DATA_PROTECTION_OFFICER})
    public Optional<Current> open(String code, OperatorCaller who, Long... followed) {
        return find(code, followed)
                .map(id -> current(id).said())
                .map(said ->
                        new Current(said.identity() instanceof Identity.Known known ? known : null, said.profile()));
    }

    private Optional<Long> find(String code, Long... followed) {
        return db.sql(
                        """
                        select id from beneficiary
                        where code = ? and merged_into is null
                          and (not is_protected and data_key is not null or is_protected and id = any(?))
                        """)
                .params(code, followed)
                .query(Long.class)
                .optional();
    }

    private Beneficiary current(long person) {
        return people.lock(List.of(person), List.of()).get(person);
    }

    /**
     * Lets a record say this instead.
     *
     * @param right all that it shall say; what she must be spared stays as it is, and who a protected person is
     * @param followed as for {@link #open}
     */
    @Transactional
    @Allowed({Role.OPERATOR, Role.DATA_PROTECTION_OFFICER})
    public Answer rectify(String code, Current right, RectificationReason why, OperatorCaller by, Long... followed) {
        Beneficiary her = find(code, followed).map(this::current).orElse(null);
        if (her == null || her.sealed() == null) {
            return Answer.GONE;
        }
        Said before = her.said();
        Said after = new Said(
                her.isProtected() ? before.identity() : right.identity(),
                right.profile().with(before.profile().guard()),
                before.asOf(),
                before.told());
        List<RectifiedField> changed = Stream.of(RectifiedField.values())
                .filter(field -> field.isOfProfile() || !her.isProtected())
                .filter(field -> !Objects.equals(field.text(before), field.text(after)))
                .toList();
        if (changed.isEmpty()) {
            return Answer.UNCHANGED;
        }
        if (changed.contains(RectifiedField.TAX_CODE)) {
            String taxCode = taxCode(right.identity());
            if (!joined.survivors(List.of(her.id())).isEmpty()) {
                return Answer.JOINED;
            }
            if (isTaken(taxCode)) {
                return Answer.TAX_CODE_TAKEN;
            }
            her.isFoundBy(taxCode);
        }
        if (her.isProtected()) {
            writeApart(her, before, after, why, by.stampedAs());
            return Answer.DONE;
        }
        write(her, before, after, why, by.stampedAs());
        changed.forEach(field -> identities.rectified().keep(her.id(), field, before, after, clock.instant()));
        return Answer.DONE;
    }

    private String taxCode(Identity.Known identity) {
        return identity.codiceFiscale() == null
                ? null
                : Hex.text(vault.index("tax-code", identity.codiceFiscale().reveal()));
    }

    private boolean isTaken(String taxCode) {
        return db.sql("select exists (select from beneficiary where tax_code_index = ?)")
                .param(Hex.bytes(taxCode))
                .query(Boolean.class)
                .single();
    }

    private void writeApart(Beneficiary her, Said before, Said after, RectificationReason why, String by) {
        Instant now = clock.instant();
        her.say(after);
        people.update(List.of(her), now);
        identities.apart().corrections().keep(her.id(), before.profile(), after.profile(), why, by, now);
        worklist.addTogether(Stage.MATCH_PERSON, List.of(her.id()));
    }

    private void write(Beneficiary her, Said before, Said after, RectificationReason why, String by) {
        Instant now = clock.instant();
        versions.keep(her, before, now, why, by);
        her.say(after);
        if (her.hasUnsealedIdentity()) {
            her.seal(identities.seal(her));
        }
        people.update(List.of(her), now);
        keys.forget(List.of(her.id()));
        worklist.addTogether(Stage.MATCH_PERSON, List.of(her.id()));
        worklist.addTogether(Stage.COMPARE, List.of(her.id()));
    }
}
