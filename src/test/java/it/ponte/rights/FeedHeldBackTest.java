package it.ponte.rights;

import static it.ponte.placement.OutcomeKind.CLOSED;
import static it.ponte.placement.OutcomeKind.INTERVIEWED;
import static it.ponte.placement.OutcomeKind.IN_COURSE;
import static it.ponte.placement.OutcomeKind.ORIENTED;
import static it.ponte.placement.Story.SERVICE;
import static it.ponte.rights.Rights.BY;
import static it.ponte.rights.Rights.told;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.beneficiary.Beneficiaries;
import it.ponte.beneficiary.Consents;
import it.ponte.beneficiary.Recorded;
import it.ponte.placement.FeedEntry;
import it.ponte.placement.FeedPage;
import it.ponte.placement.OutcomeKind;
import it.ponte.placement.Outcomes;
import it.ponte.placement.Story;
import it.ponte.placement.TaskStatus;
import it.ponte.vocabulary.ConsentScope;
import it.ponte.vocabulary.ItalianTime;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SAFETY P13 and restriction: a service reads in the feed what a letter would tell it, no more; nothing is lost or told twice. */
@Tag("P13")
class FeedHeldBackTest {
    @RegisterExtension
    static final Story STORY = Rights.story();

    private final Outcomes outcomes = STORY.bean(Outcomes.class);
    private final Restriction restriction = STORY.bean(Restriction.class);
    private final Consents consents = STORY.bean(Consents.class);
    private Recorded her;
    private Recorded other;
    private long cursor;

    @BeforeEach
    void two_people_of_one_service() {
        her = told(STORY, SERVICE, "2026/118", LocalDate.now(ItalianTime.ZONE));
        other = STORY.referred(SERVICE);
        cursor = 0;
    }

    @Test
    void once_her_consent_is_taken_back_only_the_closing_answer_is_told() {
        happens(her, INTERVIEWED);
        assertThat(read()).containsExactly("INTERVIEWED");
        happens(her, ORIENTED);

        withdraw();
        happens(her, IN_COURSE);
        happens(her, CLOSED);

        assertThat(read()).containsExactly("CLOSED");
        assertThat(readFromTheBeginning()).containsExactly("CLOSED");
        assertThat(known()).containsExactly("CLOSED");
    }

    @Test
    void the_status_of_her_referral_does_not_tell_it_either() {
        withdraw();
        happens(her, OutcomeKind.FOUND_WORK_ALONE);

        assertThat(TaskStatus.of(false, outcomes.knownTo(her.code()))).isEqualTo(TaskStatus.REQUESTED);
    }

    @Test
    void what_came_while_no_consent_held_is_not_told_by_a_later_one() {
        withdraw();
        happens(her, INTERVIEWED);

        consents.renew(code(), her.code(), ConsentScope.USUAL, BY);
        happens(her, ORIENTED);

        assertThat(readFromTheBeginning()).containsExactly("ORIENTED");
        assertThat(known()).containsExactly("ORIENTED");
    }

    @Test
    void what_came_while_a_consent_held_and_was_not_read_when_it_ended_comes_with_the_next_one_once() {
        happens(her, INTERVIEWED);
        assertThat(read()).containsExactly("INTERVIEWED");
        happens(her, ORIENTED);
        withdraw();
        happens(other, INTERVIEWED);
        assertThat(read()).as("of somebody else").containsExactly("INTERVIEWED");

        consents.renew(code(), her.code(), ConsentScope.USUAL, BY);

        assertThat(read()).containsExactly("ORIENTED");
        assertThat(read()).isEmpty();
    }

    @Test
    void what_was_held_back_while_her_record_was_restricted_is_told_afterwards_once_and_in_order() {
        happens(her, INTERVIEWED);
        assertThat(read()).containsExactly("INTERVIEWED");
        happens(her, ORIENTED);
        restriction.restrict(code(), BY);
        happens(her, IN_COURSE);
        happens(other, INTERVIEWED);

        assertThat(read()).as("of somebody else").containsExactly("INTERVIEWED");
        assertThat(readFromTheBeginning()).as("nor what was read before").containsExactly("INTERVIEWED");
        assertThat(outcomes.knownTo(her.code())).isEmpty();

        restriction.lift(code(), BY);
        assertThat(read()).containsExactly("ORIENTED", "IN_COURSE");
        assertThat(read()).isEmpty();
        assertThat(readFromTheBeginning()).containsExactly("INTERVIEWED", "INTERVIEWED", "ORIENTED", "IN_COURSE");
    }

    @Test
    void what_is_owed_waits_too_while_her_record_is_restricted() {
        withdraw();
        restriction.restrict(code(), BY);
        happens(her, CLOSED);
        assertThat(read()).isEmpty();

        restriction.lift(code(), BY);
        assertThat(read()).containsExactly("CLOSED");
    }

    @Test
    void a_full_page_is_full_of_what_may_be_told() {
        restriction.restrict(code(), BY);
        happens(her, INTERVIEWED);
        happens(her, ORIENTED);
        happens(her, IN_COURSE);
        happens(other, INTERVIEWED);
        happens(other, ORIENTED);

        assertThat(kinds(outcomes.feed(SERVICE, 0, 1).entries())).containsExactly("INTERVIEWED");
        assertThat(kinds(outcomes.feed(SERVICE, 0, 2).entries())).containsExactly("INTERVIEWED", "ORIENTED");
    }

    @Test
    void a_page_that_tells_nothing_says_where_to_go_on_and_what_it_passed_comes_afterwards() {
        restriction.restrict(code(), BY);
        happens(her, INTERVIEWED);
        happens(her, ORIENTED);

        FeedPage passed = outcomes.feed(SERVICE, 0, 1);
        assertThat(passed.entries()).isEmpty();
        assertThat(passed.cursor()).isPositive();
        assertThat(outcomes.feed(SERVICE, passed.cursor(), 1).cursor()).isEqualTo(passed.cursor());

        cursor = passed.cursor();
        happens(other, IN_COURSE);
        restriction.lift(code(), BY);
        assertThat(read()).containsExactly("IN_COURSE", "INTERVIEWED", "ORIENTED");
    }

    private void withdraw() {
        assertThat(consents.withdraw(code(), her.code(), BY)).isTrue();
    }

    private String code() {
        return STORY.bean(Beneficiaries.class).code(her.beneficiary());
    }

    private static void happens(Recorded person, OutcomeKind kind) {
        STORY.adaTells(person.code(), kind, "2026-04-01");
        STORY.stamp();
    }

    /** What a reader finds that goes on from the last cursor it saw. */
    private List<String> read() {
        List<FeedEntry> page = outcomes.feed(SERVICE, cursor, 100).entries();
        cursor = page.isEmpty() ? cursor : page.get(page.size() - 1).cursor();
        return kinds(page);
    }

    private List<String> readFromTheBeginning() {
        return kinds(outcomes.feed(SERVICE, 0, 100).entries());
    }

    private List<String> known() {
        return outcomes.knownTo(her.code()).stream()
                .map(known -> known.kind().name())
                .toList();
    }

    private static List<String> kinds(List<FeedEntry> page) {
        return page.stream().map(FeedEntry::kind).toList();
    }
}
