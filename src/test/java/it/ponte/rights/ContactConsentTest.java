package it.ponte.rights;

import static it.ponte.rights.Rights.BY;
import static it.ponte.rights.Rights.one;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.beneficiary.Beneficiaries;
import it.ponte.beneficiary.Consents;
import it.ponte.beneficiary.Reaching;
import it.ponte.beneficiary.Recorded;
import it.ponte.feedback.Outbox;
import it.ponte.placement.OutcomeKind;
import it.ponte.placement.Story;
import it.ponte.vocabulary.ConsentScope;
import it.ponte.vocabulary.ItalianTime;
import it.ponte.work.Work;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SAFETY P13: whoever did not consent to be contacted is not written to herself. */
@Tag("P13")
class ContactConsentTest {
    @RegisterExtension
    static final Story STORY = Rights.story();

    private final Consents consents = STORY.bean(Consents.class);
    private final Outbox outbox = STORY.bean(Outbox.class);

    @Test
    void who_enrolled_herself_is_written_to_only_as_far_as_she_consents_save_the_closing_answer() {
        Recorded her = STORY.referral(Story.FORM, "f1", Rights.elena(), null, true);
        assertThat(happens(her, OutcomeKind.INTERVIEWED)).hasSize(1).allMatch(outbox::mayLeave);

        covers(her, ConsentScope.MATCHING);
        assertThat(happens(her, OutcomeKind.ORIENTED)).hasSize(1).noneMatch(outbox::mayLeave);
        assertThat(one("select undeliverable_reason from letter where undeliverable_at is not null"))
                .isEqualTo("NO_CONTACT");

        assertThat(happens(her, OutcomeKind.CLOSED)).hasSize(1).allMatch(outbox::mayLeave);
    }

    @Test
    void her_services_letter_is_not_hers() {
        Recorded her = Rights.told(STORY, Story.SERVICE, "2026/118", LocalDate.now(ItalianTime.ZONE));
        covers(her, ConsentScope.MATCHING);

        assertThat(happens(her, OutcomeKind.INTERVIEWED)).hasSize(1).allMatch(outbox::mayLeave);
    }

    @Test
    void operators_are_told_whether_she_may_be_reached_by_a_basis_that_holds() {
        Recorded her = Rights.told(STORY, Story.SERVICE, "2026/118", LocalDate.now(ItalianTime.ZONE));
        assertThat(mayBeReached(her)).isTrue();

        covers(her, ConsentScope.MATCHING);
        assertThat(mayBeReached(her)).isFalse();
        covers(her, ConsentScope.CONTACT);
        assertThat(mayBeReached(her)).isTrue();
        consents.withdraw(code(her), her.code(), BY);
        assertThat(mayBeReached(her)).isFalse();
    }

    @Test
    void a_protected_person_is_reached_by_way_of_her_service_alone() {
        assertThat(mayBeReached(STORY.referredUnderProtection())).isFalse();
    }

    private void covers(Recorded her, ConsentScope scope) {
        assertThat(consents.renew(code(her), her.code(), Set.of(scope), BY)).isTrue();
    }

    private boolean mayBeReached(Recorded her) {
        return STORY.bean(Reaching.class).mayBeReached(code(her), BY);
    }

    private List<Work> happens(Recorded person, OutcomeKind kind) {
        STORY.adaTells(person.code(), kind, "2026-04-01");
        STORY.stamp();
        outbox.composeWaiting();
        return outbox.due(50);
    }

    private static String code(Recorded person) {
        return STORY.bean(Beneficiaries.class).code(person.beneficiary());
    }
}
