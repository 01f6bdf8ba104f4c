package it.ponte.rights;

import static it.ponte.rights.Rights.BY;
import static it.ponte.rights.Rights.one;
import static it.ponte.rights.Rights.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.TestDatabase;
import it.ponte.access.DataKey;
import it.ponte.access.Vault;
import it.ponte.placement.Story;
import it.ponte.rights.PeopleExport.Request;
import it.ponte.vocabulary.ItalianTime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import net.lingala.zip4j.exception.ZipException;
import net.lingala.zip4j.io.inputstream.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SAFETY P15: lists of people leave for a reason, encrypted, few or nameless, and never with protected people. */
@Tag("P15")
class P15PeopleExportTest {
    private static final String REASON = "verifica con il servizio";
    private static final ListPassword PASSWORD = ListPassword.drawn();

    @RegisterExtension
    static final Story STORY = Rights.story();

    private final PeopleExport export = STORY.bean(PeopleExport.class);

    @BeforeEach
    void people_are_known() {
        told(STORY, Story.SERVICE, "2026/118", LocalDate.now(ItalianTime.ZONE));
        STORY.referred(Story.CLINIC);
        STORY.referredUnderProtection();
    }

    private String written(String partner, String funder) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        export.write(new Request(REASON, partner, funder), PASSWORD, BY, file);
        return opened(file, PASSWORD.reveal());
    }

    private static String opened(ByteArrayOutputStream file, String password) throws IOException {
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(file.toByteArray()), password.toCharArray())) {
            zip.getNextEntry();
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void the_list_opens_with_its_password_only_and_holds_nobody_who_is_protected() throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        int people = export.write(new Request(REASON, null, null), PASSWORD, BY, file);

        assertThat(people).isEqualTo(2);
        assertThat(opened(file, PASSWORD.reveal()))
                .contains("Zxverdi")
                .doesNotContain(one("select code from beneficiary where is_protected"));
        assertThat(file.toString(StandardCharsets.ISO_8859_1)).doesNotContain("Zxverdi");
        assertThatThrownBy(() -> opened(file, "another")).isInstanceOf(ZipException.class);
    }

    @Test
    void a_funder_gets_codes_and_no_names() throws Exception {
        assertThat(written(null, "Regione"))
                .contains("B-")
                .doesNotContain("Zxverdi")
                .doesNotContain("Elena");
    }

    @Test
    void only_the_people_of_one_service_can_be_asked_for() throws Exception {
        assertThat(written(Story.CLINIC, null).lines()).hasSize(2).noneMatch(line -> line.contains("Zxverdi"));
    }

    @Test
    void whoever_is_restricted_is_left_out() throws Exception {
        STORY.bean(Restriction.class).restrict(one("select code from beneficiary order by id limit 1"), BY);

        assertThat(written(null, null).lines()).as("the head and one person").hasSize(2);
    }

    @Test
    void whose_legal_basis_has_ended_is_on_no_list_with_names_though_on_one_by_code() throws Exception {
        TestDatabase.client()
                .sql("update referral set basis_until = current_date - 2 where partner = ?")
                .param(Story.SERVICE)
                .update();

        assertThat(written(null, null).lines())
                .as("the head and one person")
                .hasSize(2)
                .noneMatch(line -> line.contains("Zxverdi"));
        assertThat(written(null, "Regione").lines()).hasSize(3);
    }

    @Test
    void a_list_of_more_than_500_people_has_no_names() throws Exception {
        many(500);

        assertThat(export.isTooLong(new Request(REASON, null, null))).isTrue();
        assertThatThrownBy(() -> written(null, null)).isInstanceOf(IllegalArgumentException.class);
        assertThat(one("select count(*) from people_export")).isEqualTo("0");
        assertThat(written(null, "Regione").lines()).hasSize(1 + 502);
        assertThat(one("select people from people_export")).isEqualTo("502");
    }

    @Test
    void a_list_with_names_ends_after_500_people_where_more_were_recorded_meanwhile() throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        OutputStream meanwhile = new OutputStream() {
            private boolean begun;

            @Override
            public void write(int one) {
                if (!begun) {
                    begun = true;
                    manyNamed(600);
                }
                file.write(one);
            }
        };

        int people = export.write(new Request(REASON, null, null), PASSWORD, BY, meanwhile);

        assertThat(people).isEqualTo(500);
        assertThat(opened(file, PASSWORD.reveal()).lines()).hasSize(1 + 500);
        assertThat(one("select people from people_export")).isEqualTo("500");
    }

    @Test
    void a_list_leaves_as_it_is_read_and_who_left_when_it_broke_off_stands_written() {
        many(4_000);
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("nobody listens any more");
            }
        };

        assertThatThrownBy(() -> export.write(new Request(REASON, null, "Regione"), PASSWORD, BY, broken))
                .isInstanceOf(IOException.class);

        int left = Integer.parseInt(one("select people from people_export"));
        assertThat(left).isLessThan(4_000);
        assertThat(one("select count(*) from audit where what = 'beneficiary.exported'"))
                .isEqualTo(String.valueOf(left));
    }

    /** They are called as the first person is. */
    private static void manyNamed(int people) {
        many(people);
        String first = one("select code from beneficiary where not is_protected order by id limit 1");
        byte[] wrapped = bytes("select data_key from beneficiary where code = ?", first);
        DataKey key = STORY.bean(Vault.class).dataKey(wrapped);
        byte[] who = key.open(bytes("select identity from beneficiary where code = ?", first), "beneficiary:" + first);
        for (int n = 1; n <= people; n++) {
            String code = "B-many-" + n;
            TestDatabase.client()
                    .sql("update beneficiary set data_key = ?, identity = ? where code = ?")
                    .params(wrapped, key.seal(who, "beneficiary:" + code), code)
                    .update();
        }
    }

    private static byte[] bytes(String sql, String code) {
        return TestDatabase.client().sql(sql).param(code).query(byte[].class).single();
    }

    private static void many(int people) {
        TestDatabase.client()
                .sql(
                        """
                        insert into beneficiary (code, profile, as_of, told_at, recorded_at, changed_at)
                        select 'B-many-' || n, '{"education": "UNKNOWN"}', now(), now(), now(), now()
                        from generate_series(1, ?) n
                        """)
                .param(people)
                .update();
        TestDatabase.client()
                .sql(
                        """
                        with enrolled as (
                            insert into enrolment (beneficiary, enrolled_at, self)
                            select b.id, now(), false from beneficiary b
                            where b.code like 'B-many-%' and not exists (select from referral r where r.beneficiary = b.id)
                            returning id, beneficiary)
                        insert into referral (code, beneficiary, enrolment, partner, external_id_index, self_enrolled,
                                              basis_kind, basis_given_on, basis_until, guard, as_of, told_at, content_hash,
                                              received_at, updated_at)
                        select 'R-many-' || e.beneficiary, e.beneficiary, e.id, 'x', ('R-many-' || e.beneficiary)::bytea, false,
                               'PUBLIC_TASK', current_date, current_date + 30, '{}', now(), now(), 'x', now(), now()
                        from enrolled e
                        """)
                .update();
    }

    @Test
    void without_a_reason_there_is_no_list() {
        assertThatThrownBy(() -> new Request("perché sì", null, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void no_cell_is_something_to_be_computed() {
        for (String dangerous : new String[] {"=1+1", "+39", "-1", "@sum", "\tx", "\rx"}) {
            assertThat(EncryptedList.cell(dangerous)).startsWith("\"'");
        }
        assertThat(EncryptedList.cell("D'Amico \"Gi\"")).isEqualTo("\"D'Amico \"\"Gi\"\"\"");
    }
}
