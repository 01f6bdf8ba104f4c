package it.ponte.beneficiary;

import it.ponte.access.Apart;
import it.ponte.access.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What is known of protected people, as the line reads and writes it: schema {@code ponte_protected}, keys of their own
 * (SAFETY P2). Their rows in the ordinary tables say nothing.
 */
@Repository
public class ProtectedRecords {
    private final JdbcClient db;
    private final Apart apart;
    private final Vault vault;
    private final Corrections corrections;

    public ProtectedRecords(JdbcClient db, Apart apart, @Qualifier("protectedVault") Vault vault) {
        this.db = db;
        this.apart = apart;
        this.vault = vault;
        this.corrections = new Corrections(db, apart, vault);
    }

    /** A person's part; {@code partner} is the service that asked for her protection. */
    record Person(String partner, Sealed sealed, Profile profile) {}

    /** A referral's part; the document is null where it was forgotten. */
    record Case(long person, long referral, byte[] document, String reason, Guard guard) {}

    /** The vault of protected people's own keys. */
    Vault vault() {
        return vault;
    }

    /** What was set right in their profiles. */
    Corrections corrections() {
        return corrections;
    }

    /** What is known of these people, by id. */
    Map<Long, Person> people(Collection<Long> ids) {
        Map<Long, Person> people = new HashMap<>();
        if (!ids.isEmpty()) {
            apart.asLine(() -> {
                db.sql(
                                """
                                select beneficiary, partner, data_key, identity, profile from protected_person
                                where beneficiary = any(?)
                                """)
                        .param(ids.toArray(Long[]::new))
                        .query(row -> {
                            people.put(row.getLong("beneficiary"), person(row));
                        });
                return null;
            });
        }
        return people;
    }

    private Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getString("partner"),
                new Sealed(vault.dataKey(row.getBytes("data_key")), row.getBytes("identity")),
                Documents.read(row.getString("profile"), Profile.class));
    }

    /** What was told in all referrals of these people. */
    List<Case> cases(Collection<Long> people) {
        List<Case> cases = new ArrayList<>();
        if (!people.isEmpty()) {
            cases.addAll(apart.asLine(() -> db.sql(
                            """
                            select r.beneficiary, c.referral, c.case_document, c.reason, c.guard
                            from protected_referral c join referral r on r.id = c.referral
                            where r.beneficiary = any(?)
                            """)
                    .param(people.toArray(Long[]::new))
                    .query((row, i) -> new Case(
                            row.getLong("beneficiary"),
                            row.getLong("referral"),
                            row.getBytes("case_document"),
                            row.getString("reason"),
                            Documents.read(row.getString("guard"), Guard.class)))
                    .list()));
        }
        return cases;
    }

    /** Keeps what is known of these people, by id; their ordinary rows stand. Who protects one of them never changes. */
    void keepPeople(Map<Long, Person> people) {
        if (!people.isEmpty()) {
            apart.asLine(() -> {
                people.forEach(this::keep);
                return null;
            });
        }
    }

    private void keep(long id, Person her) {
        db.sql(
                        """
                        insert into protected_person (beneficiary, partner, data_key, identity, profile)
                        values (?, ?, ?, ?, ?::jsonb)
                        on conflict (beneficiary) do update
                        set data_key = excluded.data_key, identity = excluded.identity, profile = excluded.profile
                        """)
                .params(
                        id,
                        her.partner(),
                        her.sealed().key().wrapped(),
                        her.sealed().identity(),
                        Documents.text(her.profile()))
                .update();
    }

    /** Destroys all that is known of these people. */
    void forget(Collection<Long> people) {
        apart.asLine(() -> {
            db.sql(
                            """
                            delete from protected_referral c using referral r
                            where r.id = c.referral and r.beneficiary = any(?)
                            """)
                    .param(people.toArray(Long[]::new))
                    .update();
            db.sql("delete from rectified_before where beneficiary = any(?)")
                    .param(people.toArray(Long[]::new))
                    .update();
            db.sql("delete from profile_correction where beneficiary = any(?)")
                    .param(people.toArray(Long[]::new))
                    .update();
            return db.sql("delete from protected_person where beneficiary = any(?)")
                    .param(people.toArray(Long[]::new))
                    .update();
        });
    }

    /**
     * Forgets in whose words, and how, the protection of these people was lifted, and why their records were opened in an
     * emergency; that it happened stays.
     */
    void forgetWords(Collection<Long> people) {
        apart.asLine(() -> {
            db.sql("update emergency_opening set reason = null where beneficiary = any(?)")
                    .param(people.toArray(Long[]::new))
                    .update();
            return db.sql("update protection_lifted set said = null where beneficiary = any(?)")
                    .param(people.toArray(Long[]::new))
                    .update();
        });
    }

    /** Keeps what was told in these referrals; their ordinary rows stand. */
    void keepCases(Collection<Case> cases) {
        if (cases.isEmpty()) {
            return;
        }
        var rows = new RowArrays<>(cases);
        apart.asLine(() -> db.sql(
                        """
                        insert into protected_referral (referral, case_document, reason, guard)
                        select id, case_document, reason, guard::jsonb
                        from unnest(:ids, :documents, :reasons, :guards) as told (id, case_document, reason, guard)
                        on conflict (referral) do update
                        set case_document = excluded.case_document, reason = excluded.reason, guard = excluded.guard
                        """)
                .param("ids", rows.of(Long[]::new, Case::referral))
                .param("documents", rows.of(byte[][]::new, Case::document))
                .param("reasons", rows.of(String[]::new, Case::reason))
                .param("guards", rows.of(String[]::new, told -> Documents.text(told.guard())))
                .update());
    }
}
