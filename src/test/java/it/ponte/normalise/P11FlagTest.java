package it.ponte.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.partner.PartnerKind;
import it.ponte.reading.Problem;
import it.ponte.reading.ProblemCode;
import it.ponte.vocabulary.Verdict;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SAFETY P11: whatever becomes of the flag on its way, nobody loses protection by it. */
@Tag("P11")
class P11FlagTest {
    private static final Rooms ROOMS = new Rooms();
    private static final String NAME = "\"lastName\": \"Ghirlandina\"";
    private static final String REFERENCE = "\"reference\": \"rif-1\"";

    @BeforeEach
    void empty() {
        TestDatabase.clean();
    }

    @AfterAll
    static void close() {
        ROOMS.close();
    }

    @Test
    void a_second_flag_that_would_drop_the_first_makes_the_message_unreadable() {
        List<ReceiptLine> answers =
                sent(PartnerKind.ADDICTION_SERVICE, "\"protection\": \"yes\", \"protection\": \"no\",", NAME);

        assertThat(answers).isEmpty();
        assertThat(TestDatabase.client()
                        .sql("select refusal_code from envelope")
                        .query(String.class)
                        .list())
                .containsExactly(ProblemCode.DUPLICATE_KEY.name());
        assertThat(people()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"protection\": \"no\","})
    void of_a_service_that_protects_everybody_a_missing_or_denied_flag_protects(String flag) {
        assertThat(sent(PartnerKind.ANTI_VIOLENCE_CENTRE, flag, REFERENCE)
                        .get(0)
                        .verdict())
                .isEqualTo(Verdict.RECORDED);

        assertThat(protectedPeople()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yess", "protetta", "0.5", "no!"})
    void a_misspelled_flag_lets_no_name_in(String flag) {
        List<Problem> problems = sent(PartnerKind.ADDICTION_SERVICE, "\"protection\": \"" + flag + "\",", NAME)
                .get(0)
                .problems();

        assertThat(problems).contains(new Problem("beneficiary.lastName", ProblemCode.IDENTITY_NOT_ALLOWED, null));
        assertThat(people()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"protection\": \"no\","})
    void a_later_message_without_the_flag_leaves_her_protected(String flag) {
        sent(PartnerKind.ADDICTION_SERVICE, "\"protection\": \"yes\",", REFERENCE);

        ReceiptLine named = sent(PartnerKind.ADDICTION_SERVICE, flag, NAME).get(0);

        assertThat(named.problems()).extracting(Problem::code).contains(ProblemCode.IDENTITY_NOT_ALLOWED);
        assertThat(protectedPeople()).isEqualTo(1);
        assertThat(people()).isEqualTo(1);
    }

    private static List<ReceiptLine> sent(PartnerKind kind, String flag, String who) {
        return ROOMS.settled(
                "cpi-valmora",
                kind,
                "api-referral",
                """
                {"externalId": "C-1", %s "beneficiary": {%s},
                 "basis": {"kind": "PUBLIC_TASK", "givenOn": "2026-03-01"}}
                """
                        .formatted(flag, who));
    }

    private static long people() {
        return count("select count(*) from beneficiary");
    }

    private static long protectedPeople() {
        return count("select count(*) from beneficiary where is_protected");
    }

    private static long count(String sql) {
        return TestDatabase.client().sql(sql).query(Long.class).single();
    }
}
