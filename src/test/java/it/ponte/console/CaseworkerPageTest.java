package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.beneficiary.Referrals;
import it.ponte.feedback.Outbox;
import it.ponte.work.Work;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CaseworkerPageTest {
    private static final Pattern LINK = Pattern.compile("/r/[0-9a-f]{32}");

    private SampleStory story;

    @BeforeEach
    void a_short_story() {
        story = SampleStory.told();
    }

    @Test
    void the_link_of_a_letter_leads_to_what_happened_without_names() throws Exception {
        story.hire();

        var answer = new Visitor().get(linkOfALetter());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("CPI-2026-").contains("È cominciato un nuovo lavoro, con un contratto.");
        assertThat(answer.body()).contains("Abbiamo trovato una possibilità di lavoro e la proponiamo.");
        assertThat(answer.body()).doesNotContain(SampleStory.LAST_NAME).doesNotContain("Brandi");
        assertThat(answer.body()).doesNotContain("montaggio").doesNotContain("determinato");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void a_service_that_took_its_referral_back_hears_no_more() throws Exception {
        story.hire();
        String link = linkOfALetter();
        String code = TestDatabase.client()
                .sql("select r.code from referral r join letter l on l.referral = r.id limit 1")
                .query(String.class)
                .single();
        PagesUnderTest.bean(Referrals.class).withdraw("cpi-valmora", code, "partner:cpi-valmora");

        assertThat(new Visitor().get(link).body()).contains("è stata ritirata").doesNotContain("nuovo lavoro");
    }

    @Test
    void of_a_protected_person_it_says_only_that_there_is_an_update() throws Exception {
        story.protectedPerson("LQ-2026-77");
        story.settle();
        String referral = TestDatabase.client()
                .sql("select r.code from referral r join beneficiary b on b.id = r.beneficiary and b.is_protected")
                .query(String.class)
                .single();
        Visitor operator = Visitor.operator();
        operator.get("/console/esiti/nuovo");
        operator.post("/console/esiti", "su", referral, "esito", "INTERVIEWED", "data", "2026-01-07");
        story.settle();
        operator.get("/console/comunicazioni");
        operator.post("/console/comunicazioni/"
                + TestDatabase.client()
                        .sql("select id from letter where needs_release")
                        .query(Long.class)
                        .single()
                + "/libera");

        assertThat(new Visitor().get(linkOfALetter()).body())
                .contains("Contatta l&#39;operatrice di riferimento")
                .doesNotContain("colloquio")
                .doesNotContain("07/01/2026");
    }

    /** As the caseworker finds it: in the text of a letter that leaves. */
    private static String linkOfALetter() throws Exception {
        Outbox outbox = PagesUnderTest.bean(Outbox.class);
        Work due = outbox.due(1).get(0);
        Matcher link = LINK.matcher(KeptLetters.text(outbox.write(due)));
        assertThat(link.find()).isTrue();
        return link.group();
    }
}
