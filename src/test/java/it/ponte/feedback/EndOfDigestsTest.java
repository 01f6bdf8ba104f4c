package it.ponte.feedback;

import static it.ponte.placement.OutcomeKind.HIRED;
import static it.ponte.placement.OutcomeKind.INTERVIEWED;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.beneficiary.Recorded;
import it.ponte.placement.Invented;
import it.ponte.placement.OutcomeKind;
import it.ponte.placement.Story;
import it.ponte.work.Work;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Mail programs offer to turn letters off (RFC 2369) where that is true: of digests, and of what waited for one. */
class EndOfDigestsTest {
    private static final String HEADER = "List-Unsubscribe";
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
    void aDigestBearsTheLinkAtItsFoot() throws Exception {
        Recorded first = referred("A/1");
        happens(first, INTERVIEWED);
        happens(referred("A/2"), INTERVIEWED);

        assertThat(onlyLetter().getHeader(HEADER)).containsExactly("<" + link(first) + "/basta>");
    }

    @Test
    void soDoesALetterAboutOneCaseThatWaitedForADigest() throws Exception {
        Recorded person = referred("A/1");
        happens(person, INTERVIEWED);

        assertThat(onlyLetter().getHeader(HEADER)).containsExactly("<" + link(person) + "/basta>");
    }

    @Test
    void aDecisionIsToldInAnyCaseAndBearsNone() throws Exception {
        happens(referred("A/1"), HIRED);

        assertThat(onlyLetter().getHeader(HEADER)).isNull();
    }

    @Test
    void aPersonWhoEnrolledHerselfGetsNone() throws Exception {
        happens(story.referral(Story.FORM, "f1", Invented.known(), null, true), INTERVIEWED);

        MimeMessage letter = onlyLetter();

        assertThat(letter.getHeader(HEADER)).isNull();
        assertThat(Desk.read(letter)).doesNotContain("basta");
    }

    @Test
    void aProtectedPersonsLettersBearNoneWhateverHappened() throws Exception {
        happens(story.referredUnderProtection(), INTERVIEWED);
        clock.set(MONDAY);
        desk.outbox().composeWaiting();
        desk.letters().release(desk.latest().id(), TestDatabase.follower("ada"));

        assertThat(onlyLetter().getHeader(HEADER)).isNull();
    }

    private static MimeMessage onlyLetter() {
        clock.set(MONDAY);
        desk.outbox().composeWaiting();
        Work work = desk.due().get(0);
        MimeMessage letter = desk.outbox().write(work);
        desk.outbox().sent(work);
        return letter;
    }

    private static String link(Recorded person) {
        return Link.of(TestDatabase.vault(), person.code()).under("https://ponte.example");
    }

    private static Recorded referred(String caseNumber) {
        return story.referral(Story.SERVICE, caseNumber, Invented.known(), Invented.caseworker(Story.SERVICE), false);
    }

    private static void happens(Recorded person, OutcomeKind kind) {
        story.adaTells(person.code(), kind, "2026-11-20");
        story.stamp();
        desk.outbox().composeWaiting();
    }
}
