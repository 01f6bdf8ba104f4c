package it.ponte.beneficiary;

import static it.ponte.beneficiary.Drafts.CENTRE;
import static it.ponte.beneficiary.Drafts.ELENA;
import static it.ponte.beneficiary.Drafts.HEALTH;
import static it.ponte.beneficiary.Drafts.able;
import static it.ponte.beneficiary.Drafts.from;
import static it.ponte.beneficiary.Drafts.recordOne;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.TestDatabase;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.DataKey;
import it.ponte.access.Personal;
import it.ponte.embedded.TestPostgres;
import it.ponte.vocabulary.Exposure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** SAFETY P2: protected records live apart: own schema, own key, own database roles, row-level security forced. */
@Tag("P2")
class P02RecordsApartTest {
    private static final List<String> TABLES = List.of(
            "protected_person",
            "protected_referral",
            "profile_correction",
            "rectified_before",
            "emergency_opening",
            "emergency_notice");
    private static final OperatorCaller ADA = TestDatabase.follower("ada");

    private final JdbcClient db = TestDatabase.client();

    @BeforeEach
    void empty() {
        TestDatabase.clean();
    }

    @Test
    void theOrdinaryRowsTellNothingOfHer() {
        Profile spared = able("sewing").with(new Guard(Set.of(Exposure.values()[0]), Set.of("abcd"), Set.of()));

        Recorded her = recordOne(from(CENTRE, "1").underProtection().profile(spared));

        Map<String, Object> row = db.sql(
                        """
                        select b.data_key, b.identity, b.tax_code_index, r.case_document, r.reason,
                               b.profile::text || r.guard::text as told
                        from beneficiary b join referral r on r.beneficiary = b.id
                        """)
                .query()
                .singleRow();
        assertThat(row.get("told").toString())
                .doesNotContain("sewing")
                .doesNotContain("abcd")
                .doesNotContain("MO")
                .doesNotContain(Exposure.values()[0].name());
        row.remove("told");
        assertThat(row.values()).containsOnlyNulls();
        assertThat(Drafts.beneficiaries()
                        .candidates(List.of(her.beneficiary()))
                        .get(0)
                        .profile())
                .as("the line knows it all the same")
                .isEqualTo(spared);
    }

    @Test
    void theHubsOwnLoginSeesNothingBeforeItTakesARole() {
        recordOne(from(CENTRE, "1").underProtection());

        assertThat(TABLES).allSatisfy(table -> assertThatThrownBy(() ->
                        db.sql("select * from ponte_protected." + table).query().listOfRows())
                .rootCause()
                .hasMessageContaining("permission denied"));
    }

    @Test
    void theTablesOwnerReadsNothingEither() {
        recordOne(from(CENTRE, "1").underProtection());
        JdbcClient owner = JdbcClient.create(new DriverManagerDataSource(TestPostgres.ownerUrl()));

        assertThat(TABLES).allSatisfy(table -> assertThat(owner.sql("select * from ponte_protected." + table)
                        .query()
                        .listOfRows())
                .isEmpty());
        assertThat(owner.sql(
                                """
                                select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                where nspname = 'ponte_protected' and relkind = 'r'
                                  and not (relrowsecurity and relforcerowsecurity)
                                """)
                        .query(String.class)
                        .list())
                .as("tables without forced row-level security")
                .isEmpty();
    }

    @Test
    void whoOpensRecordsReadsOnlyHerOwn() {
        long hers = recordOne(from(CENTRE, "1").underProtection()).beneficiary();
        TestDatabase.follow(CENTRE, "ada");
        recordOne(from("cav-altrove", "1").underProtection());
        TestDatabase.follow("cav-altrove", "bea");

        assertThat(read("select beneficiary from protected_person")).containsExactly(hers);
        assertThat(read("select r.beneficiary from protected_referral p join referral r on r.id = p.referral"))
                .containsExactly(hers);
        assertThatThrownBy(() -> TestDatabase.apart().asReader(ADA, () -> db.sql("delete from protected_person")
                        .update()))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private List<Long> read(String sql) {
        return TestDatabase.apart()
                .asReader(ADA, () -> db.sql(sql).query(Long.class).list());
    }

    @Test
    void aRoleEndsWithItsWork() {
        TestDatabase.transaction().executeWithoutResult(tx -> {
            TestDatabase.apart().asLine(() -> db.sql("select count(*) from protected_person")
                    .query(Long.class)
                    .single());

            assertThat(db.sql("select current_user").query(String.class).single())
                    .isEqualTo(db.sql("select session_user").query(String.class).single());
        });
    }

    @Test
    void whatIsSealedOfHerOpensWithHerClassOfKeysOnly() {
        recordOne(from(CENTRE, "1").underProtection());
        byte[] wrapped = TestDatabase.apart().asLine(() -> db.sql("select data_key from protected_person")
                .query((row, i) -> row.getBytes(1))
                .single());
        byte[] text = "x".getBytes(StandardCharsets.UTF_8);

        DataKey withHers = TestDatabase.protectedVault().dataKey(wrapped);
        assertThat(withHers.open(withHers.seal(text, "t"), "t")).isEqualTo(text);
        assertThatThrownBy(() -> TestDatabase.vault().dataKey(wrapped).seal(text, "t"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatWasRecordedBeforeIsMovedWhenTheHubStarts() {
        Recorded named = recordOne(from(HEALTH, "1").taxCode(ELENA).profile(able("sewing")));
        String code = Drafts.beneficiaries().code(named.beneficiary());
        DataKey old = TestDatabase.vault().newDataKey();
        byte[] identity = Documents.write(new Identity.Protected(Personal.of("rif-1"), "30-39"));
        db.sql(
                        """
                        update beneficiary set is_protected = true, tax_code_index = null, data_key = ?, identity = ?
                        """)
                .params(old.wrapped(), old.seal(identity, "beneficiary:" + code))
                .update();
        db.sql("update referral set case_document = null").update();

        MoveApart move =
                new MoveApart(db, TestDatabase.vault(), TestDatabase.protectedRecords(), TestDatabase.transactions());
        move.afterSingletonsInstantiated();
        move.afterSingletonsInstantiated();

        assertThat(Drafts.beneficiaries().identity(named.beneficiary()))
                .isEqualTo(new Identity.Protected(Personal.of("rif-1"), "30-39"));
        assertThat(Drafts.beneficiaries()
                        .candidates(List.of(named.beneficiary()))
                        .get(0)
                        .profile()
                        .skills())
                .containsExactly("sewing");
        assertThat(db.sql("select profile::text from beneficiary where data_key is null and identity is null")
                        .query(String.class)
                        .single())
                .doesNotContain("sewing");
    }
}
