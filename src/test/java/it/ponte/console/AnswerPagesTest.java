package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.feedback.FirstNews;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Risposte in scadenza, and what letters look like. */
class AnswerPagesTest {
    private Visitor operator;

    @BeforeEach
    void aShortStory() {
        SampleStory story = SampleStory.told();
        story.protectedPerson("LQ-2026-77");
        story.settle();
        PagesUnderTest.bean(FirstNews.class).begin();
        operator = Visitor.operator();
    }

    @Test
    void anAnswerThatIsAboutToBeLateStandsOnTheFirstPageAndInTheList() {
        String referral = one("select r.code from promise p join referral r on r.id = p.referral"
                + " join beneficiary b on b.id = r.beneficiary where not b.is_protected order by p.id limit 1");
        assertThat(operator.get("/console/risposte").body()).doesNotContain(referral);
        TestDatabase.client()
                .sql("update promise set due_on = current_date - 2, begun_at = now() - interval '22 days'"
                        + " where referral = (select id from referral where code = ?)")
                .param(referral)
                .update();

        assertThat(operator.get("/console").body()).contains("risposte in scadenza");
        assertThat(operator.get("/console/risposte").body())
                .contains(referral, "In ritardo", "0\u00a0% delle risposte dovute ai servizi", "0 su 1");
        String partner = one("select partner from referral where code = '" + referral + "'");
        assertThat(operator.get("/console/mittenti/" + partner).body())
                .contains("Risposte date in tempo", "0\u00a0% delle risposte");
    }

    @Test
    void whoWasToldByTelephoneWaitsNoMoreAndIsPromisedFurtherNews() {
        String referral = one("select r.code from promise p join referral r on r.id = p.referral"
                + " join beneficiary b on b.id = r.beneficiary where not b.is_protected order by p.id limit 1");
        TestDatabase.client()
                .sql("update promise set due_on = current_date - 2"
                        + " where referral = (select id from referral where code = ?)")
                .param(referral)
                .update();
        String path = "/console/risposte/" + referral + "/telefono";

        assertThat(operator.post(path).body())
                .contains("La risposta per telefono è annotata")
                .doesNotContain(path);
        assertThat(one("select string_agg(coalesce(telephoned_by, 'open'), ' ' order by p.id) from promise p"
                        + " join referral r on r.id = p.referral where r.code = '" + referral + "'"))
                .matches("operator:\\S+ open");
        assertThat(one("select about from audit where what = 'promise.answered-by-telephone'"))
                .isEqualTo(referral);
        assertThat(operator.post(path).statusCode())
                .as("the next is not due yet")
                .isEqualTo(404);
    }

    @Test
    void aProtectedPersonsServiceIsOnlyToldByWhoFollowsHer() {
        String referral = one("select r.code from promise p join referral r on r.id = p.referral"
                + " join beneficiary b on b.id = r.beneficiary where b.is_protected order by p.id limit 1");
        TestDatabase.client()
                .sql("update promise set due_on = current_date - 1")
                .update();
        TestOperators.make("altra");
        Visitor other = new Visitor();
        other.signIn("altra", TestOperators.PASSWORD);
        String path = "/console/risposte/" + referral + "/telefono";

        assertThat(other.post(path).statusCode()).isEqualTo(404);
        operator.post(path);
        assertThat(one("select count(*) from promise where telephoned_by is not null"))
                .isEqualTo("1");
        assertThat(one("select about from audit where what = 'promise.answered-by-telephone'"))
                .startsWith("#");
    }

    @Test
    void ofAProtectedPersonOnlyWhoFollowsHerSeesThatHerServiceWaits() {
        String referral = one("select r.code from promise p join referral r on r.id = p.referral"
                + " join beneficiary b on b.id = r.beneficiary where b.is_protected order by p.id limit 1");
        TestDatabase.client().sql("update promise set due_on = current_date").update();
        TestOperators.make("altra");

        Visitor other = new Visitor();
        other.signIn("altra", TestOperators.PASSWORD);

        assertThat(operator.get("/console/risposte").body()).contains(referral);
        assertThat(other.get("/console/risposte").body()).doesNotContain(referral);
    }

    @Test
    void everyKindOfLetterCanBeReadBeforeItIsSentInBothLanguages() {
        String page = operator.get("/console/comunicazioni/anteprima").body();

        assertThat(page)
                .contains(
                        "Contratto a tempo indeterminato",
                        "Il contratto è diventato a tempo indeterminato.",
                        "The contract has become permanent.",
                        "Riepilogo di più segnalazioni",
                        "ecco le novità sulle sue segnalazioni.",
                        "here is what is new about your referrals.",
                        "&lt;html lang=&quot;en&quot;&gt;");
    }

    private static String one(String sql) {
        return TestDatabase.client().sql(sql).query(String.class).single();
    }
}
