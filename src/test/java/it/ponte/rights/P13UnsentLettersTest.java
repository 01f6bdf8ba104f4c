package it.ponte.rights;

import static it.ponte.rights.Rights.BY;
import static it.ponte.rights.Rights.one;
import static it.ponte.rights.Rights.told;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Audit;
import it.ponte.beneficiary.Beneficiaries;
import it.ponte.beneficiary.Consents;
import it.ponte.beneficiary.Recorded;
import it.ponte.feedback.LetterSwitch;
import it.ponte.feedback.Letters;
import it.ponte.feedback.Notices;
import it.ponte.feedback.Outbox;
import it.ponte.placement.OutcomeKind;
import it.ponte.placement.Story;
import it.ponte.vocabulary.ConsentScope;
import it.ponte.vocabulary.ItalianTime;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SAFETY P13: a letter that waited while its legal basis ended is not told by a later one. */
@Tag("P13")
class P13UnsentLettersTest {
    private static final String LEAVES = "select count(*) from letter where cancelled_at is null";

    @RegisterExtension
    static final Story STORY = Rights.story();

    private final Consents consents = STORY.bean(Consents.class);
    private final Outbox outbox = STORY.bean(Outbox.class);
    private final Notices notices = STORY.bean(Notices.class);
    private final LetterSwitch letterSwitch = STORY.bean(LetterSwitch.class);

    private static Recorded consenting() {
        return told(
                STORY,
                Story.SERVICE,
                "2026/118",
                LocalDate.now(ItalianTime.ZONE).minusDays(1));
    }

    private void happens(Recorded person, OutcomeKind kind) {
        STORY.adaTells(person.code(), kind, "2026-04-01");
        STORY.stamp();
        outbox.composeWaiting();
    }

    private void withdraw(Recorded her, Long... followed) {
        assertThat(consents.withdraw(code(her), her.code(), BY, followed)).isTrue();
    }

    private void renew(Recorded her, Long... followed) {
        assertThat(consents.renew(code(her), her.code(), ConsentScope.USUAL, BY, followed))
                .isTrue();
    }

    private static String code(Recorded person) {
        return STORY.bean(Beneficiaries.class).code(person.beneficiary());
    }

    @Test
    void what_waited_while_letters_were_paused_is_cancelled_when_the_consent_is_taken_back() {
        Recorded her = consenting();
        letterSwitch.pause("operator:ada");
        happens(her, OutcomeKind.INTERVIEWED);
        happens(her, OutcomeKind.CLOSED);

        withdraw(her);
        renew(her);
        letterSwitch.resume("operator:ada");

        assertThat(outbox.due(50))
                .as("the closing answer is owed")
                .filteredOn(outbox::mayLeave)
                .hasSize(1);
        assertThat(one(LEAVES)).isEqualTo("1");
    }

    @Test
    void each_that_is_cancelled_stands_in_the_audit_a_protected_persons_hidden() {
        Recorded her = consenting();
        Recorded hidden = STORY.referredUnderProtection();
        letterSwitch.pause("operator:ada");
        happens(her, OutcomeKind.INTERVIEWED);
        happens(hidden, OutcomeKind.INTERVIEWED);

        withdraw(her);
        withdraw(hidden, hidden.beneficiary());

        assertThat(TestDatabase.client()
                        .sql(
                                "select about from audit where who = 'hub:letters' and what = 'letter.cancelled' order by id")
                        .query(String.class)
                        .list())
                .containsExactly(her.code(), STORY.bean(Audit.class).hidden(hidden.code()));
    }

    @Test
    void what_happened_to_a_protected_person_while_no_basis_held_is_not_released_later() {
        Recorded hidden = STORY.referredUnderProtection();
        withdraw(hidden, hidden.beneficiary());
        happens(hidden, OutcomeKind.INTERVIEWED);
        renew(hidden, hidden.beneficiary());

        assertThat(STORY.bean(Letters.class).waitingForRelease(TestDatabase.follower("ada")))
                .isEmpty();
        assertThat(one(LEAVES)).isEqualTo("0");
    }

    @Test
    void what_ended_at_midnight_is_not_told_by_a_consent_that_is_collected_before_the_hour() {
        Recorded her = consenting();
        happens(her, OutcomeKind.INTERVIEWED);
        happens(her, OutcomeKind.CLOSED);
        ended(her);

        renew(her);

        assertThat(leaving()).as("the closing answer is owed").isEqualTo(1);
        happens(her, OutcomeKind.ORIENTED);
        assertThat(leaving()).isEqualTo(1);
    }

    @Test
    void nor_by_one_that_her_service_tells_of_before_the_hour() {
        Recorded her = consenting();
        happens(her, OutcomeKind.INTERVIEWED);
        ended(her);

        told(STORY, Story.SERVICE, "2026/118", LocalDate.now(ItalianTime.ZONE));

        assertThat(leaving()).isZero();
        assertThat(one(LEAVES)).isEqualTo("0");
    }

    @Test
    void what_waits_on_a_basis_that_holds_is_told_after_a_renewal() {
        Recorded her = consenting();
        happens(her, OutcomeKind.INTERVIEWED);

        renew(her);

        assertThat(leaving()).isEqualTo(1);
    }

    @Test
    void who_takes_her_consent_back_leaves_the_letters_of_others_to_the_clock() {
        Recorded her = consenting();
        Recorded other = STORY.referred(Story.SERVICE);
        happens(her, OutcomeKind.INTERVIEWED);
        happens(other, OutcomeKind.INTERVIEWED);
        ended(other);

        withdraw(her);

        assertThat(one("select r.code from letter l join referral r on r.id = l.referral where l.cancelled_at is null"))
                .isEqualTo(other.code());
        assertThat(notices.takeBackBaseless()).isEqualTo(1);
    }

    /** As if the last day of her consent had passed, and no clock had looked at it yet. */
    private static void ended(Recorded her) {
        TestDatabase.client()
                .sql(
                        "update referral set basis_given_on = basis_given_on - 30, basis_until = current_date - 2 where code = ?")
                .param(her.code())
                .update();
    }

    private long leaving() {
        return outbox.due(50).stream().filter(outbox::mayLeave).count();
    }

    @Test
    void nobody_is_warned_of_an_end_that_was_put_off_while_the_warning_waited() {
        LocalDate almostAYearAgo =
                LocalDate.now(ItalianTime.ZONE).minusMonths(12).plusDays(10);
        Recorded her = told(STORY, Story.SERVICE, "2026/118", almostAYearAgo);
        assertThat(notices.warnOfBases()).isEqualTo(1);
        var warning = outbox.due(50);
        assertThat(warning).hasSize(1).allMatch(outbox::mayLeave);

        renew(her);

        assertThat(warning).noneMatch(outbox::mayLeave);
        assertThat(one(LEAVES)).isEqualTo("0");
    }

    @Test
    void what_had_no_address_is_not_told_once_there_is_one() {
        Recorded her = consenting();
        happens(her, OutcomeKind.INTERVIEWED);
        TestDatabase.client()
                .sql("update letter set undeliverable_at = now(), undeliverable_reason = 'NO_ADDRESS'")
                .update();
        TestDatabase.client()
                .sql("update referral set basis_until = current_date - 2")
                .update();

        assertThat(notices.takeBackBaseless()).isEqualTo(1);
        renew(her);

        Letters letters = STORY.bean(Letters.class);
        assertThat(letters.undeliverable(BY)).isEmpty();
        assertThat(letters.retry(Long.parseLong(one("select id from letter")), BY))
                .isFalse();
    }

    @Test
    void while_another_basis_holds_nothing_is_cancelled() {
        Recorded her = consenting();
        happens(her, OutcomeKind.INTERVIEWED);
        TestDatabase.client()
                .sql("update referral set basis_kind = 'PUBLIC_TASK'")
                .update();
        renew(her);

        withdraw(her);

        assertThat(outbox.due(50)).hasSize(1).allMatch(outbox::mayLeave);
    }
}
