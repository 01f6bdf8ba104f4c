package it.ponte.placement;

import static it.ponte.placement.OutcomeKind.*;
import static it.ponte.placement.Story.CLINIC;
import static it.ponte.placement.Story.FORM;
import static it.ponte.placement.Story.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.beneficiary.Identity;
import it.ponte.beneficiary.Recorded;
import it.ponte.embedded.TestPostgres;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Tag("P18")
class P18KnownOutcomesTest {
    private static final String TAX_CODE = "RSSMRA80A41F257X";

    @RegisterExtension
    static final Story story = new Story();

    @Test
    void manyReferralsAreAskedAtOnceAndEachHasItsOwnAnswer() {
        Recorded first = story.alsoReferred(SERVICE, Invented.known(TAX_CODE, null));
        Recorded same = story.alsoReferred(CLINIC, Invented.known(TAX_CODE, null));
        Recorded other = story.referred(SERVICE);
        story.adaTells(first.code(), IN_COURSE, "2026-03-20");
        story.adaTells(first.code(), INTERVIEWED, "2026-03-10");
        story.adaTells(same.code(), CLOSED, "2026-03-30");

        Map<String, List<Outcome>> known =
                story.bean(Outcomes.class).knownTo(List.of(first.code(), same.code(), other.code(), "R-0000-0000"));

        assertThat(known).containsOnlyKeys(first.code(), same.code(), other.code(), "R-0000-0000");
        assertThat(known.get(first.code())).extracting(Outcome::kind).containsExactly(INTERVIEWED, IN_COURSE);
        assertThat(known.get(same.code())).extracting(Outcome::kind).containsExactly(INTERVIEWED, IN_COURSE, CLOSED);
        assertThat(known.get(other.code())).isEmpty();
        assertThat(known.get("R-0000-0000")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoTypesAnothersTaxCodeIntoThePublicFormLearnsNothingOfHer(boolean formFirst) {
        Identity typed = Invented.known(TAX_CODE, "altri@posta.example");
        Recorded form = formFirst ? story.referral(FORM, "F/1", typed, null, true) : null;
        Recorded hers = story.alsoReferred(SERVICE, Invented.known(TAX_CODE, null));
        form = formFirst ? form : story.referral(FORM, "F/1", typed, null, true);
        long outcome = story.adaTells(hers.code(), INTERVIEWED, "2026-03-10").id();
        story.stamp();

        Outcomes outcomes = story.bean(Outcomes.class);
        assertThat(outcomes.knownTo(form.code())).isEmpty();
        assertThat(outcomes.feed(FORM, 0, 10).entries()).isEmpty();
        assertThat(outcomes.referralsToTell(outcome)).hasSize(1);
        assertThat(outcomes.knownTo(hers.code())).hasSize(1);
    }

    @Test
    void nobodyIsSearchedThroughAllPeopleFromEitherSide() {
        Recorded person = story.referred(SERVICE);
        long outcome = story.adaTells(person.code(), INTERVIEWED, "2026-03-10").id();
        multiply(5_000);

        assertThat(plan("outcome = " + outcome)).doesNotContain("Seq Scan");
        assertThat(plan("referral_code = '" + person.code() + "'")).doesNotContain("Seq Scan");
    }

    /** As many copies of the one person, her referral and her outcome, each copy of its own; one in ten was merged. */
    private static void multiply(int times) {
        for (String copies : List.of(
                """
                insert into beneficiary (id, code, profile, as_of, told_at, merged_into, recorded_at, changed_at)
                select 1000 + n, 'B-' || n, '{}', now(), now(), case when n % 10 = 0 then 999 + n end, now(), now()
                from generate_series(1, :times) n
                """,
                """
                insert into enrolment (id, beneficiary, enrolled_at, self)
                select 1000 + n, 1000 + n, now(), false from generate_series(1, :times) n
                """,
                """
                insert into referral (id, code, beneficiary, enrolment, partner, external_id_index, self_enrolled,
                                      guard, as_of, told_at, content_hash, received_at, updated_at)
                select 1000 + n, 'R-' || n, 1000 + n, 1000 + n, 'x', n::text::bytea, false, '{}', now(), now(), 'x', now(), now()
                from generate_series(1, :times) n
                """,
                """
                insert into outcome (code, beneficiary, about, kind, on_date, teller, told_us_at)
                select 'O-' || n, 1000 + n, 'R-' || n, 'INTERVIEWED', current_date, 'operator:ada', now()
                from generate_series(1, :times) n
                """)) {
            TestDatabase.client().sql(copies).param("times", times).update();
        }
        // the planner knows nothing of new rows until their owner has them counted
        JdbcClient.create(new DriverManagerDataSource(TestPostgres.ownerUrl() + "&currentSchema=ponte"))
                .sql("analyze")
                .update();
    }

    private static String plan(String condition) {
        return String.join(
                "\n",
                TestDatabase.client()
                        .sql("explain select * from known_outcome where " + condition)
                        .query(String.class)
                        .list());
    }
}
