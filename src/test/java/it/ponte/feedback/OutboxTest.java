package it.ponte.feedback;

import static it.ponte.placement.OutcomeKind.*;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.beneficiary.Recorded;
import it.ponte.placement.Invented;
import it.ponte.placement.Story;
import it.ponte.work.Stage;
import it.ponte.work.Work;
import it.ponte.work.Worklist;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OutboxTest {
    private static final String TAX_CODE = "RSSMRA80A41F257X";

    @RegisterExtension
    static final Desk desk = Desk.fresh();

    private static final Story story = desk.story;

    @Test
    void anOutcomeIsToldOnceToEachServiceThatReferredHer() throws Exception {
        Recorded person = story.alsoReferred(Story.SERVICE, Invented.known(TAX_CODE, null));
        story.alsoReferred(Story.CLINIC, Invented.known(TAX_CODE, null));
        desk.happens(person, INTERVIEWED);
        long outcome = story.outcomesOf(person).get(0).id();
        story.bean(Worklist.class).add(Stage.FEEDBACK, outcome);
        desk.outbox().composeWaiting();

        List<Work> due = desk.due();

        assertThat(due.stream().map(desk.outbox()::write).map(Desk::to))
                .containsExactlyInAnyOrder(
                        "referente@servizi-sociali-valmora.example", "referente@csm-valmora.example");
        due.forEach(desk.outbox()::sent);
        desk.laterOn();
        assertThat(desk.due()).isEmpty();
        assertThat(desk.letters().latest(TestDatabase.follower("ada"), 10))
                .hasSize(2)
                .allSatisfy(letter -> {
                    assertThat(letter.kind()).isEqualTo("INTERVIEWED");
                    assertThat(letter.composedAt()).isNotNull();
                    assertThat(letter.toldAt()).isNotNull();
                    assertThat(letter.keptAt()).isNull();
                    assertThat(letter.waitsForRelease()).isFalse();
                });
        assertThat(desk.letters().outcomesNotTold(TestDatabase.follower("ada"), 10))
                .isZero();
    }

    @Test
    void anOutcomeIsNotToldFromTheMomentWhenItIsHeardOfAndEachOnce() {
        Recorded person = story.referred(Story.SERVICE);
        story.adaTells(person.code(), INTERVIEWED, "2019-08-23");
        assertThat(notTold()).as("not stamped yet").isEqualTo(1);
        story.stamp();
        assertThat(notTold()).as("without its letter").isEqualTo(1);
        TestDatabase.client().sql("update work set set_aside_at = now()").update();
        assertThat(notTold()).as("set aside").isEqualTo(1);

        TestDatabase.client().sql("update work set set_aside_at = null").update();
        desk.outbox().composeWaiting();
        assertThat(notTold()).as("with a letter that waits").isEqualTo(1);
    }

    @Test
    void whatNoLetterIsMadeOfDoesNotWaitToBeTold() {
        story.adaTells(story.referred(Story.SERVICE).code(), INTERVIEWED, "2019-08-23");
        story.stamp();
        TestDatabase.client()
                .sql(
                        "update beneficiary set forgotten_at = now(), data_key = null, identity = null, tax_code_index = null")
                .update();

        desk.outbox().composeWaiting();

        assertThat(notTold()).isZero();
    }

    private static long notTold() {
        return desk.letters().outcomesNotTold(TestDatabase.follower("ada"), 10);
    }

    @Test
    void noLetterLeavesWhileLettersArePaused() {
        desk.happens(story.referred(Story.SERVICE), INTERVIEWED);
        story.bean(LetterSwitch.class).pause("operator:ada");

        assertThat(desk.due()).isEmpty();

        story.bean(LetterSwitch.class).resume("operator:ada");
        assertThat(desk.due()).hasSize(1);
    }

    @Test
    void aLetterThatFailedByAFaultOfOursIsTriedAgainAndSetAsideAfterEightTries() {
        desk.happens(story.referred(Story.SERVICE), INTERVIEWED);
        for (int i = 0; i < 8; i++) {
            desk.laterOn();
            desk.outbox().failed(desk.due().get(0), new IllegalStateException(Invented.CANARY));
        }

        desk.laterOn();
        assertThat(desk.due()).isEmpty();
        assertThat(story.bean(Worklist.class).setAside(1)).singleElement().satisfies(aside -> {
            assertThat(aside.stage()).isEqualTo(Stage.LETTER);
            assertThat(aside.failure()).isEqualTo("java.lang.IllegalStateException");
        });
        assertThat(desk.letters().outcomesNotTold(TestDatabase.follower("ada"), 10))
                .isEqualTo(1);
    }

    @Test
    void aLetterWhoseSendingEndedInTheDarkIsTriedAgain() {
        desk.happens(story.referred(Story.SERVICE), INTERVIEWED);
        desk.due();

        assertThat(desk.due()).as("not before its pause is over").isEmpty();
        desk.laterOn();
        assertThat(desk.due()).hasSize(1);
    }

    @Test
    void theLinkOfALetterLeadsBackToItsReferralOnly() {
        Recorded person = story.referred(Story.SERVICE);
        desk.happens(person, INTERVIEWED);
        String token = Link.of(TestDatabase.vault(), person.code()).token();

        long referral = TestDatabase.client()
                .sql("select id from referral where code = ?")
                .param(person.code())
                .query(Long.class)
                .single();
        assertThat(Desk.read(desk.outbox().write(desk.due().get(0)))).contains("https://ponte.example/r/" + token);
        assertThat(desk.letters().referralBehind(token)).contains(referral);
        assertThat(desk.letters().referralBehind("0" + token.substring(1) + "0"))
                .isEmpty();
    }
}
