package it.ponte.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.intake.Delivery;
import it.ponte.intake.TestInbox;
import it.ponte.reading.Hint;
import it.ponte.reading.HintCode;
import it.ponte.reading.Problem;
import it.ponte.reading.ProblemCode;
import it.ponte.vocabulary.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private static final Problem NO_DATE =
            new Problem("DATA NASCITA", ProblemCode.NOT_A_DATE, Hint.of(HintCode.DAY, "dd/MM/yyyy"));
    private static final Problem NO_CODE = new Problem("CF", ProblemCode.NOT_A_TAX_CODE, null);

    private final Problems problems = new Problems(TestDatabase.client());

    private long envelope;

    @BeforeEach
    void keepThreeLines() {
        TestDatabase.clean();
        envelope = TestInbox.inbox().keep(Delivery.of("a", "b", "c")).id();
    }

    @Test
    void theProblemsOfALineAreReadInTheOrderTheyWereFound() {
        replace(
                ReceiptLine.refused(2, List.of(NO_DATE, NO_CODE, NO_DATE)),
                new ReceiptLine(3, Verdict.RECORDED, "R-1", List.of()),
                ReceiptLine.refused(4, List.of(NO_CODE)));

        assertThat(problems.of(envelope, 2, 3))
                .containsOnlyKeys(2)
                .containsEntry(2, List.of(NO_DATE, NO_CODE, NO_DATE));
        assertThat(problems.of(envelope, 3, 4)).containsOnlyKeys(4);
    }

    @Test
    void aNewAnswerReplacesTheProblemsOfItsLineOnly() {
        replace(ReceiptLine.refused(2, List.of(NO_DATE)), ReceiptLine.refused(3, List.of(NO_DATE, NO_CODE)));

        replace(new ReceiptLine(3, Verdict.UPDATED, "R-1", List.of()));

        assertThat(problems.of(envelope, 2, 4)).containsOnlyKeys(2);
    }

    @Test
    void aFieldNameThatTheDatabaseCannotKeepOrOfAnyLengthHoldsNothingBack() {
        Problem strange = new Problem("a\0b" + "c".repeat(5000), ProblemCode.UNKNOWN_FIELD, null);

        replace(ReceiptLine.refused(2, List.of(strange)));

        assertThat(problems.of(envelope, 2, 2).get(2).get(0).field())
                .startsWith("abc")
                .hasSize(200);
    }

    private void replace(ReceiptLine... answers) {
        problems.replace(Map.of(envelope, List.of(answers)));
    }
}
