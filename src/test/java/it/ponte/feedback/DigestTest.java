package it.ponte.feedback;

import static it.ponte.placement.OutcomeKind.*;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.beneficiary.Recorded;
import it.ponte.feedback.Desk.Sent;
import it.ponte.placement.Invented;
import it.ponte.placement.OutcomeKind;
import it.ponte.placement.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Decisions are told at once, with what happened around them; the rest on Mondays at eight, all cases in one letter. */
class DigestTest {
    private static final Instant FRIDAY = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant MONDAY = Instant.parse("2026-11-23T07:00:00Z");
    private static final HandClock clock = new HandClock(FRIDAY);

    @RegisterExtension
    static final Desk desk = Desk.gathering(clock, Map.of());

    private static final Story story = desk.story;

    @BeforeEach
    void itIsFriday() {
        clock.set(FRIDAY);
    }

    @Test
    void whatIsNoDecisionWaitsForMondayAndAllCasesOfACaseworkerStandInOneLetter() {
        Recorded one = referred("A/2");
        Recorded other = referred("A/10");
        happens(one, INTERVIEWED);
        happens(other, IN_COURSE);

        clock.set(MONDAY.minusSeconds(1));
        assertThat(desk.sendDue()).isEmpty();
        clock.set(MONDAY);
        List<Sent> sent = desk.sendDue();

        assertThat(sent).singleElement().satisfies(letter -> {
            assertThat(letter.to()).isEqualTo("referente@servizi-sociali-valmora.example");
            assertThat(letter.text())
                    .contains("Subject: Ponte: c'è un aggiornamento", "ecco le novità sulle sue segnalazioni.")
                    .containsSubsequence(
                            "- A/10: È cominciato un corso di formazione.",
                            "https://ponte.example/r/" + token(other),
                            "- A/2: Il colloquio si è svolto",
                            "https://ponte.example/r/" + token(one))
                    .doesNotContainIgnoringCase(Invented.CANARY);
        });
        assertThat(desk.letters().referralBehind(token(one))).isPresent();
        assertThat(desk.letters().outcomesNotTold(TestDatabase.follower("ada"), 10))
                .isZero();
        assertThat(desk.latest().kind()).isEqualTo("DIGEST");
        clock.forward(Duration.ofDays(7));
        assertThat(desk.sendDue()).as("nothing is told twice").isEmpty();
    }

    @Test
    void aDigestAboutOneCaseIsAnOrdinaryLetter() {
        happens(referred("A/1"), INTERVIEWED);
        clock.set(MONDAY);

        assertThat(desk.sendDue()).singleElement().satisfies(letter -> assertThat(letter.text())
                .contains("le scriviamo per la segnalazione A/1."));
    }

    @Test
    void aDecisionLeavesAfterSomeMinutesWithWhatHappenedBeforeIt() {
        Recorded person = referred("A/1");
        happens(person, INTERVIEWED);
        clock.forward(Duration.ofMinutes(20));
        happens(person, HIRED);
        assertThat(desk.sendDue()).as("its neighbours may still come").isEmpty();
        happens(person, ORIENTED);
        clock.forward(Duration.ofMinutes(5));

        assertThat(desk.sendDue()).singleElement().satisfies(letter -> assertThat(letter.text())
                .contains("È cominciato un nuovo lavoro"));
        assertThat(told()).isEqualTo(3);
        clock.set(MONDAY);
        assertThat(desk.sendDue()).isEmpty();
    }

    @Test
    void aSecondDecisionWithinTheHourWaitsUntilItIsOver() {
        Recorded person = referred("A/1");
        happens(person, HIRED);
        clock.forward(Duration.ofMinutes(5));
        assertThat(desk.sendDue()).hasSize(1);
        happens(person, ENDED);
        clock.forward(Duration.ofMinutes(59));
        assertThat(desk.sendDue()).isEmpty();
        clock.forward(Duration.ofMinutes(1));

        assertThat(desk.sendDue()).hasSize(1);
    }

    @Test
    void whoWantsNoDigestHearsOfTheRestWithTheNextDecision() {
        Recorded person = referred("A/1");
        happens(person, INTERVIEWED);
        story.bean(Rhythms.class).choose(caseworker(), Rhythm.NEVER);
        happens(person, ORIENTED);
        clock.set(MONDAY.plus(Duration.ofDays(7)));
        assertThat(desk.sendDue()).isEmpty();
        assertThat(desk.letters().outcomesNotTold(TestDatabase.follower("ada"), 10))
                .isZero();
        happens(person, HIRED);
        clock.forward(Duration.ofMinutes(5));

        assertThat(desk.sendDue()).hasSize(1);
        assertThat(told()).isEqualTo(3);
    }

    @Test
    void whoChoosesEveryDayHearsTheNextMorningOfWhatWaitedForMonday() {
        clock.set(Instant.parse("2026-11-17T10:00:00Z"));
        happens(referred("A/1"), INTERVIEWED);
        story.bean(Rhythms.class).choose(caseworker(), Rhythm.DAILY);

        clock.set(Instant.parse("2026-11-18T07:00:00Z"));
        assertThat(desk.sendDue()).hasSize(1);
        assertThat(story.bean(Rhythms.class).of(caseworker())).isEqualTo(Rhythm.DAILY);
    }

    private static Recorded referred(String caseNumber) {
        return story.referral(Story.SERVICE, caseNumber, Invented.known(), Invented.caseworker(Story.SERVICE), false);
    }

    private static void happens(Recorded person, OutcomeKind kind) {
        story.adaTells(person.code(), kind, "2026-11-20");
        story.stamp();
        desk.outbox().composeWaiting();
    }

    private static String token(Recorded person) {
        return Link.of(TestDatabase.vault(), person.code()).token();
    }

    private static long caseworker() {
        return TestDatabase.client()
                .sql("select id from caseworker")
                .query(Long.class)
                .single();
    }

    private static long told() {
        return TestDatabase.client()
                .sql("select count(*) from letter_told t join letter l on l.id = t.letter where l.told_at is not null")
                .query(Long.class)
                .single();
    }
}
