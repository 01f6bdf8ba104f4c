package it.ponte.rights;

import static it.ponte.rights.Rights.BY;
import static it.ponte.rights.Rights.one;
import static it.ponte.rights.Rights.told;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.beneficiary.EmergencyOpenings;
import it.ponte.beneficiary.ForgettingReason;
import it.ponte.beneficiary.Forgotten;
import it.ponte.beneficiary.ForgottenPeople;
import it.ponte.beneficiary.Identity;
import it.ponte.beneficiary.Profile;
import it.ponte.beneficiary.Recorded;
import it.ponte.beneficiary.RectificationReason;
import it.ponte.beneficiary.Rectifications;
import it.ponte.beneficiary.Rectifications.Current;
import it.ponte.beneficiary.Referrals;
import it.ponte.feedback.Outbox;
import it.ponte.placement.OutcomeKind;
import it.ponte.placement.OutcomeReason;
import it.ponte.placement.Story;
import it.ponte.vocabulary.ItalianTime;
import it.ponte.work.Work;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SAFETY, rights of the person: erasure reaches every table, and figures keep their counts. */
class ErasureTest {
    private static final LocalDate TODAY = LocalDate.now(ItalianTime.ZONE);

    @RegisterExtension
    static final Story STORY = Rights.story();

    private Recorded first;
    private String code;

    @BeforeEach
    void two_services_know_her_and_she_was_hired() {
        first = told(STORY, Story.SERVICE, "2026/118", TODAY);
        told(STORY, Story.CLINIC, "77", TODAY);
        var proposal = STORY.accepted(first, STORY.vacancy(2));
        STORY.stamp();
        STORY.adaTells(proposal.code(), OutcomeKind.HIRED, "2026-04-01");
        STORY.stamp();
        STORY.bean(Outbox.class).composeWaiting();
        code = one("select code from beneficiary");
    }

    @Test
    void no_code_index_or_sealed_text_of_hers_stands_anywhere_any_more() {
        List<String> before = leadingToHer();
        assertThat(before).hasSizeGreaterThan(12);

        assertThat(STORY.bean(Erasure.class).erase(code, ForgettingReason.CONSENT_WITHDRAWN, BY))
                .isTrue();

        assertThat(WholeDatabase.places(before)).isEmpty();
        assertThat(one("select data_key is null and identity is null from beneficiary"))
                .isEqualTo("t");
        assertThat(one("select count(company) from placement")).isEqualTo("0");
    }

    /** Her codes, the keyed hashes that find her, and what is sealed of her, as the tables hold them. */
    private static List<String> leadingToHer() {
        return Stream.of(
                        "select code from beneficiary",
                        "select data_key::text from beneficiary",
                        "select identity::text from beneficiary",
                        "select tax_code_index::text from beneficiary",
                        "select code from referral",
                        "select external_id_index::text from referral",
                        "select content_hash::text from referral",
                        "select case_document::text from referral",
                        "select contact::text from caseworker",
                        "select code from proposal",
                        "select code from outcome",
                        "select code from placement",
                        "select link_sha256::text from letter",
                        "select message_id from letter")
                .flatMap(sql -> TestDatabase.client().sql(sql).query(String.class).list().stream())
                .toList();
    }

    @Test
    void what_figures_count_of_her_stays() {
        String counts =
                """
                select concat_ws(' ', (select count(*) from beneficiary), (select count(*) from enrolment),
                    (select count(*) from referral), (select count(*) from proposal where accepted_at is not null),
                    (select string_agg(kind || on_date, ',' order by id) from outcome),
                    (select string_agg(started_on || coalesce(contract_type, ''), ',' order by id) from placement))
                """;
        String before = one(counts);

        STORY.bean(Erasure.class).erase(code, ForgettingReason.NOT_NEEDED, BY);

        assertThat(one(counts)).isEqualTo(before);
        assertThat(one("select concat_ws(' ', gender, age_band, citizenship) from counted_person"))
                .isEqualTo("F 40-49 ITALIAN");
        assertThat(one("select forgotten_why || ' ' || forgotten_by from beneficiary"))
                .isEqualTo("NOT_NEEDED " + BY.stampedAs());
    }

    @Test
    void why_something_became_of_her_is_counted_by_no_figure_and_ends() {
        STORY.adaTells(first.code(), OutcomeKind.CLOSED, "2026-05-01", OutcomeReason.MOVED_AWAY);
        assertThat(one("select count(reason) from outcome")).isEqualTo("1");

        STORY.bean(Erasure.class).erase(code, ForgettingReason.NOT_NEEDED, BY);

        assertThat(one("select count(reason) from outcome")).isEqualTo("0");
    }

    @Test
    void no_letter_about_her_leaves_any_more() {
        Outbox outbox = STORY.bean(Outbox.class);
        List<Work> due = outbox.due(50);
        assertThat(due).as("two services").hasSize(2);

        STORY.bean(Erasure.class).erase(code, ForgettingReason.OBJECTION, BY);

        assertThat(due).noneMatch(outbox::mayLeave);
    }

    @Test
    void a_later_message_about_her_begins_anew() {
        STORY.bean(Erasure.class).erase(code, ForgettingReason.OBJECTION, BY);

        Recorded again = told(STORY, Story.SERVICE, "2026/118", TODAY);

        assertThat(again.verdict()).hasToString("RECORDED");
        assertThat(again.beneficiary()).isNotEqualTo(first.beneficiary());
        assertThat(STORY.bean(Referrals.class).find(Story.SERVICE, first.code()))
                .isEmpty();
    }

    @Test
    void an_outcome_that_was_told_just_before_is_told_to_nobody() {
        STORY.adaTells(first.code(), OutcomeKind.CLOSED, "2026-05-01");

        STORY.bean(Erasure.class).erase(code, ForgettingReason.OBJECTION, BY);
        STORY.stamp();
        STORY.bean(Outbox.class).composeWaiting();

        assertThat(one("select count(*) from letter where told_at is null and cancelled_at is null"))
                .isEqualTo("0");
    }

    @Test
    void of_a_protected_person_nothing_stands_apart_any_more() {
        STORY.referredUnderProtection();
        STORY.referredUnderProtection();
        String hers = one("select min(code) from beneficiary where is_protected");
        assertThat(apart("protected_person")).isEqualTo(2);

        assertThat(STORY.bean(Erasure.class).erase(hers, ForgettingReason.OBJECTION, BY))
                .isTrue();

        assertThat(apart("protected_person")).isEqualTo(1);
        assertThat(apart("protected_referral")).isEqualTo(1);
        assertThat(WholeDatabase.places(List.of(hers))).isEmpty();
    }

    @Test
    void why_her_record_was_opened_in_an_emergency_is_said_no_more() {
        STORY.referredUnderProtection();
        String hers = one("select code from beneficiary where is_protected");
        STORY.bean(EmergencyOpenings.class)
                .open(hers, "La cerca Maria Zxverdi, sua sorella", TestDatabase.follower("zelda"));
        assertThat(apart("emergency_opening where reason is not null")).isEqualTo(1);

        STORY.bean(Erasure.class).erase(hers, ForgettingReason.OBJECTION, BY);

        assertThat(apart("emergency_opening where reason is null and operator = 'zelda'"))
                .isEqualTo(1);
    }

    @Test
    void a_tax_code_that_only_a_service_still_tells_leads_to_her_lines_too() {
        var elena = Rights.elena();
        var without = new Identity.Known(
                elena.firstName(),
                elena.lastName(),
                null,
                elena.sex(),
                elena.bornOn(),
                elena.citizenship(),
                elena.email(),
                elena.phone());
        STORY.bean(Rectifications.class)
                .rectify(code, new Current(without, Profile.EMPTY), RectificationReason.SLIP, BY);
        TestDatabase.client().sql("delete from earlier_version").update();

        Forgotten her = TestDatabase.transaction().execute(tx -> STORY.bean(ForgottenPeople.class)
                .forget(code, ForgettingReason.OBJECTION, BY.stampedAs())
                .orElseThrow());

        assertThat(her.taxCodes()).containsExactly(Rights.TAX_CODE);
    }

    private static long apart(String table) {
        return TestDatabase.apart().asLine(() -> TestDatabase.client()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single());
    }

    @Test
    void it_happens_once_and_to_nobody_else() {
        Recorded other = STORY.referred(Story.SERVICE);
        Erasure erasure = STORY.bean(Erasure.class);

        assertThat(erasure.erase(code, ForgettingReason.UNLAWFUL, BY)).isTrue();

        assertThat(erasure.erase(code, ForgettingReason.UNLAWFUL, BY)).isFalse();
        assertThat(STORY.bean(Referrals.class).find(Story.SERVICE, other.code()))
                .isPresent();
        assertThat(one("select count(*) from beneficiary where data_key is not null"))
                .isEqualTo("1");
    }
}
