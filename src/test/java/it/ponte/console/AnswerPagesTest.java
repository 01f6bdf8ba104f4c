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
                .contains(referral, "in ritardo", "0\u00a0% delle risposte dovute ai servizi", "0 su 1");
        String partner = one("select partner from referral where code = '" + referral + "'");
        assertThat(operator.get("/console/mittenti/" + partner).body())
                .contains("Risposte date in tempo", "0\u00a0% delle risposte");
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
