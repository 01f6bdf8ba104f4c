package it.ponte.feedback;

import static it.ponte.placement.OutcomeKind.*;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Personal;
import it.ponte.beneficiary.Identity;
import it.ponte.beneficiary.Recorded;
import it.ponte.placement.Invented;
import it.ponte.placement.Story;
import it.ponte.work.Work;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SAFETY G5 and P6: a protected person's letter leaves when an operator lets it go, and never twice by itself. */
class ProtectedLettersTest {
    @RegisterExtension
    static final Desk desk = Desk.fresh();

    private static final Story story = desk.story;

    @Test
    void itWaitsUntilAnOperatorLetsItGo() {
        desk.happens(story.referredUnderProtection(), INTERVIEWED);

        assertThat(desk.due()).isEmpty();
        LetterView waiting =
                desk.letters().waitingForRelease(TestDatabase.follower("ada")).get(0);
        assertThat(waiting.kind()).as("what happened is not shown").isEqualTo("UPDATE");
        assertThat(waiting.waitsForRelease()).isTrue();

        assertThat(desk.letters().release(waiting.id(), TestDatabase.follower("ada")))
                .isTrue();
        assertThat(desk.letters().release(waiting.id(), TestDatabase.follower("bea")))
                .as("let go already")
                .isFalse();
        Work work = desk.due().get(0);
        desk.outbox().sent(work);

        assertThat(desk.latest().toldAt()).isNotNull();
        assertThat(desk.latest().releasedAt()).isNotNull();
        assertThat(desk.letters().waitingForRelease(TestDatabase.follower("ada")))
                .isEmpty();
        assertThat(TestDatabase.client()
                        .sql("select released_by from letter")
                        .query(String.class)
                        .single())
                .isEqualTo("operator:ada");
    }

    @Test
    void anOrdinaryLetterIsNotAnOperatorsToRelease() {
        desk.happens(story.referred(Story.SERVICE), INTERVIEWED);

        assertThat(desk.letters().release(desk.latest().id(), TestDatabase.follower("ada")))
                .isFalse();
        assertThat(desk.due()).hasSize(1);
    }

    @Test
    void afterASendingThatEndedInTheDarkItWaitsForAnOperatorAgain() {
        Work work = released();
        desk.laterOn();

        assertThat(desk.due()).isEmpty();
        assertThat(desk.letters().waitingForRelease(TestDatabase.follower("ada")))
                .extracting(LetterView::id)
                .containsExactly(work.subject());
    }

    @Test
    void afterAFailureItWaitsForAnOperatorAgain() {
        Work work = released();

        desk.outbox().failed(work, new SocketTimeoutException());

        desk.laterOn();
        assertThat(desk.due()).isEmpty();
        assertThat(desk.letters().waitingForRelease(TestDatabase.follower("ada")))
                .hasSize(1);
        assertThat(desk.letters().release(work.subject(), TestDatabase.follower("ada")))
                .isTrue();
        assertThat(desk.due()).hasSize(1);
    }

    @Test
    void whoBecameProtectedAfterHerLetterWasComposedIsProtectedInIt() {
        Recorded person =
                story.referral(Story.SERVICE, "A/1", Invented.known(), Invented.caseworker(Story.SERVICE), false);
        desk.happens(person, HIRED);
        story.referral(
                Story.SERVICE,
                "A/1",
                new Identity.Protected(Personal.of("rif"), null),
                Invented.caseworker(Story.SERVICE),
                false);

        assertThat(desk.due()).isEmpty();
        assertThat(desk.latest().kind()).isEqualTo("UPDATE");
        desk.letters().release(desk.latest().id(), TestDatabase.follower("ada"));
        assertThat(Desk.read(desk.outbox().write(desk.due().get(0))))
                .contains("C'è un aggiornamento.")
                .doesNotContain("lavoro");
    }

    private static Work released() {
        desk.happens(story.referredUnderProtection(), INTERVIEWED);
        desk.letters().release(desk.latest().id(), TestDatabase.follower("ada"));
        return desk.due().get(0);
    }
}
