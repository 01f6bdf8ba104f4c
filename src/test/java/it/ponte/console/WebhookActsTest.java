package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookActsTest {
    private static final String PAGE = "/console/mittenti/cpi-valmora";

    private Visitor operator;

    @BeforeEach
    void aSystemThatDoesNotAnswer() {
        TestOperators.onlyOne();
        operator = Visitor.operator();
        TestDatabase.client()
                .sql(
                        """
                        insert into feedback_way (partner, way, begun_behind, behind, failures, failing_since, next_try_at,
                                                  stopped_at, stop_reason)
                        values ('cpi-valmora', 'WEBHOOK', 0, 0, 17, now() - interval '3 days', now(), now(), 'UNREACHABLE')
                        """)
                .update();
    }

    @Test
    void aStoppedWebhookIsSeenOnTheFirstPageAndBegunAgainFromTheSendersPage() {
        assertThat(operator.get("/console").body()).contains("1</strong><span>sistema di mittenti che non risponde");
        assertThat(operator.get("/console/mittenti").body()).contains("avvisi fermi</span>");
        assertThat(operator.get(PAGE).body()).contains("Il suo sistema non risponde da tre giorni.");

        assertThat(operator.post(PAGE + "/avvisi").body())
                .contains("Gli avvisi ripartono")
                .doesNotContain("non risponde da tre giorni");

        assertThat(operator.get("/console/mittenti").body()).doesNotContain("avvisi fermi</span>");
        assertThat(TestDatabase.client()
                        .sql("select who || ' ' || about from audit where what = 'webhook.resumed'")
                        .query(String.class)
                        .list())
                .containsExactly("operator:operatrice cpi-valmora");
    }

    @Test
    void whatIsNotStoppedIsNotBegun() {
        assertThat(operator.post("/console/mittenti/csm-valmora/avvisi").body())
                .contains("Quegli avvisi non sono fermi.");
        assertThat(operator.post("/console/mittenti/nessuno/avvisi").body()).contains("Quegli avvisi non sono fermi.");
    }
}
