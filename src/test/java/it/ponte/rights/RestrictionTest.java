package it.ponte.rights;

import static it.ponte.rights.Rights.BY;
import static it.ponte.rights.Rights.one;
import static it.ponte.rights.Rights.told;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.beneficiary.Beneficiaries;
import it.ponte.beneficiary.Recorded;
import it.ponte.feedback.Outbox;
import it.ponte.placement.OutcomeKind;
import it.ponte.placement.Story;
import it.ponte.vocabulary.ItalianTime;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SAFETY, rights of the person: a restricted record is kept, and neither matched nor told about. */
class RestrictionTest {
    @RegisterExtension
    static final Story STORY = Rights.story();

    private final Restriction restriction = STORY.bean(Restriction.class);
    private Recorded her;
    private String code;

    @BeforeEach
    void somebody_is_known() {
        her = told(STORY, Story.SERVICE, "2026/118", LocalDate.now(ItalianTime.ZONE));
        code = one("select code from beneficiary");
    }

    private boolean isCandidate() {
        return !STORY.bean(Beneficiaries.class)
                .candidates(List.of(her.beneficiary()))
                .isEmpty();
    }

    @Test
    void whoever_is_restricted_is_no_candidate_until_that_is_lifted() {
        assertThat(isCandidate()).isTrue();

        assertThat(restriction.restrict(code, BY)).isTrue();

        assertThat(isCandidate()).isFalse();
        assertThat(restriction.restrict(code, BY)).as("again").isFalse();
        assertThat(restriction.lift(code, BY)).isTrue();
        assertThat(isCandidate()).isTrue();
    }

    @Test
    void her_letters_wait_and_leave_once_it_is_lifted() {
        STORY.adaTells(her.code(), OutcomeKind.INTERVIEWED, "2026-04-01");
        STORY.stamp();
        Outbox outbox = STORY.bean(Outbox.class);
        outbox.composeWaiting();
        restriction.restrict(code, BY);

        assertThat(outbox.due(50)).hasSize(1).noneMatch(outbox::mayLeave);

        restriction.lift(code, BY);
        assertThat(outbox.due(50)).hasSize(1).allMatch(outbox::mayLeave);
    }
}
