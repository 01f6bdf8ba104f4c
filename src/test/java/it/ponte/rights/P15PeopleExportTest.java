package it.ponte.rights;

import static it.ponte.rights.Rights.BY;
import static it.ponte.rights.Rights.one;
import static it.ponte.rights.Rights.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.placement.Story;
import it.ponte.rights.PeopleExport.Made;
import it.ponte.rights.PeopleExport.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

    @RegisterExtension
    static final Story STORY = Rights.story();

    private final PeopleExport export = STORY.bean(PeopleExport.class);

    @BeforeEach
    void people_are_known() {
        told(STORY, Story.SERVICE, "2026/118", LocalDate.now(ZoneOffset.UTC));
        STORY.referred(Story.CLINIC);
        STORY.referredUnderProtection();
    }

    private static String opened(Made made, String password) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(made.zip()), password.toCharArray())) {
            zip.getNextEntry();
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void the_list_opens_with_its_password_only_and_holds_nobody_who_is_protected() throws Exception {
        Made made = export.make(new Request(REASON, null, null), BY);

        assertThat(opened(made, made.password()))
                .contains("Zxverdi")
                .doesNotContain(one("select code from beneficiary where is_protected"));
        assertThat(made.people()).isEqualTo(2);
        assertThat(new String(made.zip(), StandardCharsets.ISO_8859_1)).doesNotContain("Zxverdi");
        assertThat(made.toString()).doesNotContain(made.password());
        assertThatThrownBy(() -> opened(made, "another")).isInstanceOf(ZipException.class);
    }

    @Test
    void a_funder_gets_codes_and_no_names() throws Exception {
        Made made = export.make(new Request(REASON, null, "Regione"), BY);

        assertThat(opened(made, made.password()))
                .contains("B-")
                .doesNotContain("Zxverdi")
                .doesNotContain("Elena");
    }

    @Test
    void only_the_people_of_one_service_can_be_asked_for() throws Exception {
        Made made = export.make(new Request(REASON, Story.CLINIC, null), BY);

        assertThat(made.people()).isEqualTo(1);
        assertThat(opened(made, made.password())).doesNotContain("Zxverdi");
    }

    @Test
    void whoever_is_restricted_is_left_out() {
        STORY.bean(Restriction.class).restrict(one("select code from beneficiary order by id limit 1"), BY);

        assertThat(export.count(new Request(REASON, null, null)).people()).isEqualTo(1);
    }

    @Test
    void a_list_of_more_than_500_people_has_no_names() {
        it.ponte.TestDatabase.client()
                .sql(
                        """
                        insert into beneficiary (code, profile, as_of, told_at, recorded_at, changed_at)
                        select 'B-many-' || n, '{"education": "UNKNOWN"}', now(), now(), now(), now()
                        from generate_series(1, 500) n
                        """)
                .update();

        assertThat(export.count(new Request(REASON, null, null)).tooMany()).isTrue();
        assertThatThrownBy(() -> export.make(new Request(REASON, null, null), BY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(export.make(new Request(REASON, null, "Regione"), BY).people())
                .isEqualTo(502);
    }

    @Test
    void without_a_reason_there_is_no_list() {
        assertThatThrownBy(() -> new Request("perché sì", null, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void no_cell_is_something_to_be_computed() {
        for (String dangerous : new String[] {"=1+1", "+39", "-1", "@sum", "\tx", "\rx"}) {
            assertThat(PeopleExport.cell(dangerous)).startsWith("\"'");
        }
        assertThat(PeopleExport.cell("D'Amico \"Gi\"")).isEqualTo("\"D'Amico \"\"Gi\"\"\"");
    }
}
