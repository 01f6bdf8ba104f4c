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
