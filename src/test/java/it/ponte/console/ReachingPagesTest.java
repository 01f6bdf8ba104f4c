package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** SAFETY P13 and P15 on the pages: who may be reached herself, and reasons that tell nobody. */
class ReachingPagesTest {
    private static final String NOT_REACHED = "si passa dal servizio che l&#39;ha segnalata";

    private Visitor operator;
    private String code;

    @BeforeEach
    void somebody_is_known() {
        SampleStory.told();
        operator = Visitor.operator();
        code = one("select min(code) from beneficiary where not is_protected");
    }

    @Test
    @Tag("P13")
    void without_her_consent_to_be_contacted_her_pages_say_by_which_way_she_is_reached() {
        assertThat(operator.get("/console/persone/" + code + "?lang=it").body()).doesNotContain(NOT_REACHED);

        TestDatabase.client()
                .sql(
                        """
                        update referral set basis_kind = 'CONSENT', basis_scope = '["MATCHING"]'
                        where beneficiary = (select id from beneficiary where code = ?)
                        """)
                .param(code)
                .update();

        assertThat(operator.get("/console/persone/" + code).body()).contains(NOT_REACHED);
        assertThat(operator.post("/console/persone/" + code + "/diritti/rettifica")
                        .body())
                .contains(NOT_REACHED, "beneficiary.phone");
    }

    @Test
    @Tag("P15")
    void a_list_leaves_for_no_reason_that_tells_who_somebody_is() {
        assertThat(operator.get("/console/persone/esporta?lang=it").body()).contains("codici fiscali");
        for (String[] asked : new String[][] {
            {"motivo", "richiesta di RSSMRA80A01F257X"},
            {"motivo", "rendicontazione annuale", "finanziatore", "elena.verdi@posta.example"}
        }) {
            assertThat(operator.post("/console/persone/esporta", asked).body())
                    .contains("toglilo")
                    .doesNotContain("Elenco pronto");
        }
        assertThat(one("select count(*)::text from people_export")).isEqualTo("0");

        assertThat(operator.post("/console/persone/esporta", "motivo", "rendicontazione annuale")
                        .body())
                .contains("Elenco pronto");
    }

    private static String one(String sql) {
        return TestDatabase.client().sql(sql).query(String.class).single();
    }
}
