package it.ponte.placement;

import static it.ponte.placement.OutcomeKind.ENDED;
import static it.ponte.placement.OutcomeKind.HIRED;
import static it.ponte.placement.Rows.day;
import static it.ponte.placement.Rows.placements;
import static it.ponte.placement.Story.CENTRE;
import static it.ponte.placement.Story.CLINIC;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.access.Personal;
import it.ponte.beneficiary.Identity;
import it.ponte.beneficiary.Recorded;
import it.ponte.matching.Proposal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SAFETY P8: where only months are kept, an end still ends the contract that it was told of. */
@Tag("P8")
class EndsInMonthsTest {
    @RegisterExtension
    static final Story story = new Story();

    @Test
    void aContractThatEndedInTheMonthInWhichTheNextBeganStaysTheOneThatEnded() {
        Recorded person = story.referral(CLINIC, "A/1", Invented.known(), Invented.caseworker(CLINIC), false);
        Proposal proposal = story.accepted(person, story.vacancy(1));
        story.adaTells(proposal.code(), HIRED, "2026-03-05");
        story.adaTells(proposal.code(), ENDED, "2026-04-10");
        story.adaTells(proposal.code(), HIRED, "2026-04-20");
        story.stamp();

        Identity hidden = new Identity.Protected(Personal.of("rif-1"), "30-39");
        story.referral(CLINIC, "A/1", hidden, Invented.caseworker(CLINIC), false);
        ended(day("2026-04-01"), null);

        story.adaTells(person.code(), OutcomeKind.SECONDMENT_ENDED, "2026-03-01");
        story.stamp();
        ended(day("2026-04-01"), null);
    }

    @Test
    void toldInMonthsFromTheBeginningTheEarlierContractEndsWhereTheNextBegins() {
        Proposal proposal = story.accepted(story.referredUnderProtection(), story.vacancy(1));
        story.adaTells(proposal.code(), HIRED, "2026-03-05");
        story.adaTells(proposal.code(), HIRED, "2026-04-20");
        story.adaTells(proposal.code(), ENDED, "2026-04-10");
        story.tell(Invented.outcome("partner:" + CENTRE, null, proposal.code(), ENDED, "2026-04-10"));
        story.adaTells(proposal.code(), ENDED, "2026-08-31");
        story.stamp();

        ended(day("2026-04-01"), day("2026-08-01"));
    }

    @Test
    void anEndBelongsToTheContractThatRanThen() {
        Proposal proposal = story.accepted(story.referredUnderProtection(), story.vacancy(1));
        story.adaTells(proposal.code(), HIRED, "2026-03-05");
        story.adaTells(proposal.code(), HIRED, "2026-05-02");
        story.adaTells(proposal.code(), ENDED, "2026-09-30");
        story.stamp();

        ended(null, day("2026-09-01"));
    }

    private static void ended(java.sql.Date first, java.sql.Date second) {
        assertThat(placements())
                .extracting(placement -> placement.get("ended_on"))
                .containsExactly(first, second);
    }
}
