package it.ponte.rights;

import static it.ponte.rights.Rights.BY;
import static it.ponte.rights.Rights.one;
import static it.ponte.rights.Rights.told;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.beneficiary.Beneficiaries;
import it.ponte.beneficiary.Candidate;
import it.ponte.beneficiary.Consents;
import it.ponte.beneficiary.Recorded;
import it.ponte.beneficiary.Whose;
import it.ponte.feedback.Notices;
import it.ponte.feedback.Outbox;
import it.ponte.matching.Matching;
import it.ponte.placement.OutcomeKind;
import it.ponte.placement.Story;
import it.ponte.vocabulary.ConsentScope;
import it.ponte.vocabulary.ItalianTime;
import it.ponte.work.Work;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SAFETY P13: a consent is warned of, ends, is taken back and is collected anew. */
@Tag("P13")
class P13ConsentsTest {
    private static final LocalDate TODAY = LocalDate.now(ItalianTime.ZONE);
    private static final LocalDate ENDS_IN_TEN_DAYS = TODAY.minusMonths(12).plusDays(10);
    private static final LocalDate ENDED = TODAY.minusMonths(14);

    /** Null, and three days of which each may come first. */
    private static final List<String> DAYS = Arrays.asList(null, "2026-01-07", "2026-03-01", "2026-08-01");

    private static final String OPEN_PROPOSALS = "select count(*) from proposal where withdrawn_at is null";

    @RegisterExtension
    static final Story STORY = Rights.story();

    private final Consents consents = STORY.bean(Consents.class);
    private final Outbox outbox = STORY.bean(Outbox.class);

    private static boolean mayBeMatched(Recorded person) {
        return STORY.bean(Beneficiaries.class).candidates(List.of(person.beneficiary())).stream()
                .anyMatch(Candidate::hasBasis);
    }

    private static Recorded consenting(LocalDate day) {
        return told(STORY, Story.SERVICE, "2026/118", day);
    }

    private boolean withdraw(Recorded her, Long... followed) {
        return consents.withdraw(code(her), her.code(), BY, followed);
    }

    private boolean renew(Recorded her, Set<ConsentScope> scope, Long... followed) {
        return consents.renew(code(her), her.code(), scope, BY, followed);
    }

    private static String code(Recorded person) {
        return STORY.bean(Beneficiaries.class).code(person.beneficiary());
    }

    private List<Work> happens(Recorded person, OutcomeKind kind) {
        STORY.adaTells(person.code(), kind, "2026-04-01");
        STORY.stamp();
        outbox.composeWaiting();
        return outbox.due(50);
    }

    @Test
    void whose_consent_was_taken_back_is_not_matched_any_more() {
        Recorded her = consenting(TODAY.minusDays(1));
        assertThat(mayBeMatched(her)).isTrue();

        assertThat(withdraw(her)).isTrue();

        assertThat(mayBeMatched(her)).isFalse();
        assertThat(withdraw(her)).as("none holds").isFalse();
        assertThat(STORY.waiting(it.ponte.work.Stage.MATCH_PERSON)).isPositive();
    }

    @Test
    void what_waited_for_a_decision_about_her_is_withdrawn() {
        Recorded her = consenting(TODAY.minusDays(1));
        STORY.vacancy(1);
        Matching matching = STORY.bean(Matching.class);
        matching.matchAllAgain();
        matching.matchWaiting();
        assertThat(one(OPEN_PROPOSALS)).as("she is proposed").isEqualTo("1");

        withdraw(her);
        matching.matchWaiting();

        assertThat(one(OPEN_PROPOSALS)).isEqualTo("0");
    }

    @Test
    void a_consent_that_ended_is_collected_anew_for_twelve_months() {
        Recorded her = consenting(ENDED);
        assertThat(mayBeMatched(her)).isFalse();

        assertThat(renew(her, ConsentScope.USUAL)).isTrue();

        assertThat(mayBeMatched(her)).isTrue();
        assertThat(one("select until || ' ' || collected_by from legal_basis"))
                .isEqualTo(TODAY.plusMonths(12) + " " + BY.stampedAs());
    }

    @Test
    void the_next_message_of_her_service_does_not_undo_what_an_operator_collected() {
        Recorded her = consenting(ENDED);
        renew(her, ConsentScope.USUAL);

        consenting(ENDED.plusDays(1));

        assertThat(mayBeMatched(her)).isTrue();
    }

    @Test
    void only_a_consent_that_was_given_later_holds_again() {
        Recorded her = consenting(TODAY.minusDays(5));
        withdraw(her);
        consenting(TODAY.minusDays(4));
        assertThat(mayBeMatched(her)).isFalse();

        TestDatabase.client()
                .sql("update referral set basis_withdrawn_on = ?")
                .param(TODAY.minusDays(2))
                .update();
        consenting(TODAY.minusDays(1));

        assertThat(mayBeMatched(her)).isTrue();
    }

    @Test
    void the_service_is_warned_once_before_the_end_by_a_letter_without_a_name() throws Exception {
        consenting(ENDS_IN_TEN_DAYS);
        told(STORY, Story.CLINIC, "78", TODAY);
        Notices notices = STORY.bean(Notices.class);

        assertThat(notices.warnOfBases()).isEqualTo(1);
        assertThat(notices.warnOfBases()).as("again").isZero();

        List<Work> due = outbox.due(50);
        assertThat(due).hasSize(1).allMatch(outbox::mayLeave);
        var out = new java.io.ByteArrayOutputStream();
        outbox.write(due.get(0)).writeTo(out);
        assertThat(out.toString(java.nio.charset.StandardCharsets.UTF_8))
                .contains("scade il consenso", "2026/118")
                .doesNotContain("Zxverdi")
                .doesNotContain("Elena");
        assertThat(ending()).hasSize(1);
        assertThat(ending().get(0).until()).isEqualTo(ENDS_IN_TEN_DAYS.plusMonths(12));
    }

    @Test
    void once_it_has_ended_no_letter_leaves_save_the_closing_answer() {
        Recorded her = consenting(ENDED);

        List<Work> interview = happens(her, OutcomeKind.INTERVIEWED);
        assertThat(interview).isEmpty();
        assertThat(one("select count(*) from letter where cancelled_at is not null"))
                .isEqualTo("1");

        List<Work> closing = happens(her, OutcomeKind.CLOSED);
        assertThat(closing).hasSize(1).allMatch(outbox::mayLeave);
    }

    @Test
    void what_was_consented_to_can_be_shown_after_it_was_taken_back() {
        Recorded her = consenting(TODAY.minusDays(5));
        consents.renew(code(her), her.code(), Set.of(ConsentScope.CONTACT), BY);
        consents.renew(code(her), her.code(), ConsentScope.USUAL, operator("bea"));

        consents.withdraw(code(her), her.code(), operator("cora"));

        assertThat(TestDatabase.client()
                        .sql(
                                """
                                select concat_ws(' ', given_on, collected_by, jsonb_array_length(scope), ended_on, ended_by,
                                                 taken_back)
                                from consent order by id
                                """)
                        .query(String.class)
                        .list())
                .containsExactly(
                        TODAY + " " + BY.stampedAs() + " 1 " + TODAY + " operator:bea f",
                        TODAY + " operator:bea 2 " + TODAY + " operator:cora t",
                        TODAY.minusDays(5) + " partner:" + Story.SERVICE + " " + TODAY + " operator:cora t");
        assertThat(mayBeMatched(her)).isFalse();
    }

    @Test
    void a_public_task_stands_when_a_consent_beside_it_is_taken_back() {
        Recorded her = consenting(TODAY.minusDays(30));
        TestDatabase.client()
                .sql("update referral set basis_kind = 'PUBLIC_TASK'")
                .update();
        assertThat(consents.withdraw(code(her), her.code(), BY))
                .as("no consent")
                .isFalse();
        consents.renew(code(her), her.code(), ConsentScope.USUAL, BY);

        assertThat(consents.withdraw(code(her), her.code(), BY)).isTrue();

        assertThat(one("select kind || ' ' || (until >= current_date) from legal_basis"))
                .isEqualTo("PUBLIC_TASK true");
        assertThat(mayBeMatched(her)).isTrue();
    }

    @Test
    void of_a_protected_person_only_who_follows_her_changes_the_consent() {
        Recorded hidden = STORY.referredUnderProtection();

        assertThat(withdraw(hidden)).isFalse();
        assertThat(renew(hidden, ConsentScope.USUAL)).isFalse();
        assertThat(ending()).isEmpty();

        assertThat(withdraw(hidden, hidden.beneficiary())).isTrue();
        assertThat(mayBeMatched(hidden)).isFalse();
        assertThat(renew(hidden, ConsentScope.USUAL, hidden.beneficiary())).isTrue();
        assertThat(mayBeMatched(hidden)).isTrue();
    }

    @Test
    void a_referral_is_found_under_its_own_person_only() {
        Recorded her = consenting(TODAY.minusDays(1));
        Recorded hidden = STORY.referredUnderProtection();

        assertThat(consents.withdraw(code(her), hidden.code(), BY, hidden.beneficiary()))
                .isFalse();
        assertThat(consents.renew(code(her), hidden.code(), ConsentScope.USUAL, BY, hidden.beneficiary()))
                .isFalse();
        assertThat(mayBeMatched(hidden)).isTrue();
    }

    private static OperatorCaller operator(String name) {
        return new OperatorCaller(name, Set.of(Role.OPERATOR));
    }

    private List<Consents.Ending> ending() {
        return consents.ending(TestDatabase.follower("ada"), Whose.ALL, 10);
    }

    @Test
    void a_consent_collected_anew_covers_what_she_said_and_no_more() {
        Recorded her = consenting(TODAY.minusDays(1));

        assertThat(renew(her, Set.of())).as("nothing is no consent").isFalse();
        assertThat(renew(her, Set.of(ConsentScope.CONTACT))).isTrue();
        assertThat(mayBeMatched(her)).isFalse();
        assertThat(one("select scope from legal_basis")).isEqualTo("CONTACT");

        renew(her, Set.of(ConsentScope.MATCHING, ConsentScope.STATISTICS));
        assertThat(mayBeMatched(her)).isTrue();
    }

    @Test
    void the_end_that_lists_begin_with_is_the_one_that_holds() {
        consenting(TODAY.minusDays(1));
        for (String given : DAYS) {
            for (String withdrawn : DAYS) {
                for (String renewed : DAYS) {
                    TestDatabase.client()
                            .sql(
                                    """
                                    update referral set basis_given_on = cast(:given as date),
                                        basis_until = cast(:given as date) + 300, basis_withdrawn_on = cast(:withdrawn as date),
                                        renewed_on = cast(:renewed as date), renewed_until = cast(:renewed as date) + 200
                                    """)
                            .param("given", given, Types.VARCHAR)
                            .param("withdrawn", withdrawn, Types.VARCHAR)
                            .param("renewed", renewed, Types.VARCHAR)
                            .update();

                    assertThat(one("select concat_ws(' ', was_told, coalesce(until, '-infinity')) from legal_basis"))
                            .isEqualTo(one("select concat_ws(' ', basis_ends is not null,"
                                    + " coalesce(basis_ends, '-infinity')) from referral"));
                }
            }
        }
    }
}
