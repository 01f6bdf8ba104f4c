package it.ponte.rights;

import static it.ponte.rights.Rights.BY;
import static it.ponte.rights.Rights.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import it.ponte.TestDatabase;
import it.ponte.beneficiary.Beneficiaries;
import it.ponte.beneficiary.Recorded;
import it.ponte.feedback.Notices;
import it.ponte.feedback.Outbox;
import it.ponte.placement.OutcomeKind;
import it.ponte.placement.Outcomes;
import it.ponte.placement.Story;
import it.ponte.placement.Telling;
import it.ponte.vocabulary.ItalianTime;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** SAFETY P13: the statements that ask whether something may be told say what the rule says, of each outcome in each case. */
@Tag("P13")
class P13TellingTest {
    @RegisterExtension
    static final Story STORY = Rights.story();

    /** What became of her legal basis; as the statement that brings it about. */
    private enum Basis {
        NEVER_TOLD("basis_kind = null, basis_given_on = null, basis_until = null"),
        HOLDS("basis_until = current_date + 2"),
        ENDED("basis_given_on = current_date - 9, basis_until = current_date - 2");

        private final String change;

        Basis(String change) {
            this.change = change;
        }
    }

    static Stream<Arguments> cases() {
        return Stream.of(OutcomeKind.values()).flatMap(kind -> Stream.of(Basis.values())
                .flatMap(basis -> Stream.of(true, false).map(restricted -> arguments(kind, basis, restricted))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void feed_and_letters_follow_the_rule(OutcomeKind kind, Basis basis, boolean restricted) {
        Recorded her = told(STORY, Story.SERVICE, "2026/118", LocalDate.now(ItalianTime.ZONE));
        STORY.adaTells(her.code(), OutcomeKind.INTERVIEWED, "2026-04-01");
        STORY.stamp();
        STORY.bean(Outbox.class).composeWaiting();
        change("update outcome set kind = '" + kind + "'");
        change("update referral set " + basis.change);
        if (restricted) {
            STORY.bean(Restriction.class)
                    .restrict(STORY.bean(Beneficiaries.class).code(her.beneficiary()), BY);
        }

        Telling rule = Telling.of(kind.isOwed(), basis == Basis.ENDED, restricted);

        assertThat(STORY.bean(Outcomes.class).feed(Story.SERVICE, 0, 10).entries())
                .hasSize(rule == Telling.NOW ? 1 : 0);
        assertThat(STORY.bean(Notices.class).takeBackBaseless()).isEqualTo(rule == Telling.NEVER ? 1 : 0);
    }

    private static void change(String sql) {
        assertThat(TestDatabase.client().sql(sql).update()).isEqualTo(1);
    }
}
