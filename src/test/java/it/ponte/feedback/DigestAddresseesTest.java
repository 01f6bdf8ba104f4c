package it.ponte.feedback;

import static it.ponte.placement.OutcomeKind.INTERVIEWED;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.access.Personal;
import it.ponte.beneficiary.CaseHandovers;
import it.ponte.beneficiary.CaseworkerCovers;
import it.ponte.beneficiary.CaseworkerCovers.Cover;
import it.ponte.beneficiary.KnownCaseworkers;
import it.ponte.beneficiary.Recorded;
import it.ponte.feedback.Desk.Sent;
import it.ponte.placement.Invented;
import it.ponte.placement.Story;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A digest goes to whom it was composed for, as she is reached when it leaves. */
class DigestAddresseesTest {
    private static final Instant FRIDAY = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant MONDAY = Instant.parse("2026-11-23T07:00:00Z");
    private static final LocalDate THAT_DAY = LocalDate.of(2026, 11, 23);
    private static final Personal HER = Personal.of("referente@servizi-sociali-valmora.example");
    private static final Personal COLLEAGUE = Personal.of("collega@servizi-sociali-valmora.example");
    private static final HandClock clock = new HandClock(FRIDAY);

    @RegisterExtension
    static final Desk desk = Desk.gathering(clock, Map.of());

    private static final Story story = desk.story;

    private long first;

    @BeforeEach
    void aDigestOfThreeCasesIsComposed() {
        clock.set(FRIDAY);
        first = interviewed("A/1");
        interviewed("A/2");
        interviewed("A/3");
        clock.set(MONDAY);
        desk.outbox().composeWaiting();
    }

    @Test
    void whenItsFirstCaseMovedToAColleagueTheOthersGoToHerStill() {
        story.bean(CaseHandovers.class).move(first, onRecord(COLLEAGUE));

        assertThat(desk.sendDue()).singleElement().satisfies(letter -> {
            assertThat(letter.to()).isEqualTo(HER.reveal());
            assertThat(letter.text()).contains("A/2", "A/3").doesNotContain("A/1");
        });
        assertThat(desk.sendDue()).singleElement().satisfies(letter -> {
            assertThat(letter.to()).isEqualTo(COLLEAGUE.reveal());
            assertThat(letter.text()).contains("A/1");
        });
    }

    @Test
    void whileAColleagueStandsInForHerAllOfItGoesToTheColleague() {
        long away = onRecord(HER);
        story.bean(CaseworkerCovers.class).say(away, new Cover(onRecord(COLLEAGUE), THAT_DAY, THAT_DAY));

        assertThat(desk.sendDue()).singleElement().satisfies(letter -> {
            assertThat(letter.to()).isEqualTo(COLLEAGUE.reveal());
            assertThat(letter.text()).contains("A/1", "A/2", "A/3");
        });
    }

    @Test
    void whoWillStandInLaterIsNotWrittenToYet() {
        long away = onRecord(HER);
        LocalDate later = THAT_DAY.plusDays(1);
        story.bean(CaseworkerCovers.class).say(away, new Cover(onRecord(COLLEAGUE), later, later));

        assertThat(desk.sendDue()).extracting(Sent::to).isEqualTo(List.of(HER.reveal()));
    }

    private static long onRecord(Personal email) {
        return TestDatabase.transaction()
                .execute(tx -> story.bean(KnownCaseworkers.class).findOrAdd(Story.SERVICE, email));
    }

    private static long interviewed(String caseNumber) {
        Recorded person =
                story.referral(Story.SERVICE, caseNumber, Invented.known(), Invented.caseworker(Story.SERVICE), false);
        story.adaTells(person.code(), INTERVIEWED, "2026-11-20");
        story.stamp();
        desk.outbox().composeWaiting();
        return TestDatabase.client()
                .sql("select id from referral where code = ?")
                .param(person.code())
                .query(Long.class)
                .single();
    }
}
