package it.ponte.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Personal;
import it.ponte.intake.Envelope;
import it.ponte.intake.Inbox;
import it.ponte.intake.KeptLines;
import it.ponte.reading.Hint;
import it.ponte.reading.HintCode;
import it.ponte.reading.Problem;
import it.ponte.reading.ProblemCode;
import it.ponte.vocabulary.Verdict;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RepairsTest {
    private static final OperatorCaller OPERATOR = new OperatorCaller("operatrice");
    private static final Correction RIGHT_DAY = correction("NATO IL", "28/02/1990");

    private RoomsUnderTest rooms;
    private Repairs repairs;

    @BeforeEach
    void open(@TempDir Path home) {
        TestDatabase.clean();
        rooms = new RoomsUnderTest(home, "{B: B}");
        repairs = rooms.bean(Repairs.class);
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void aCorrectedLineIsRecordedAndItsAnswerTakesThePlaceOfTheRefusal() {
        Envelope sent = rooms.settled("A-1;NO;Ghirlandina;31/02/1990;B", "A-2;NO;Secchia;01/03/1990;B");
        assertThat(rooms.verdicts(sent)).containsExactly("REFUSED", "RECORDED");

        ReceiptLine answer =
                repairs.correct(sent.code(), 2, RIGHT_DAY, OPERATOR).orElseThrow();

        assertThat(answer.verdict()).isEqualTo(Verdict.RECORDED);
        assertThat(rooms.bean(Receipts.class).lines(sent.id(), 0, 1)).containsExactly(answer);
        assertThat(rooms.verdicts(sent)).containsExactly("RECORDED", "RECORDED");
        assertThat(rooms.bean(Inbox.class).get(sent.id()).settled()).isEqualTo(2);
        assertThat(one("select count(*) from envelope_line where content is not null"))
                .as("what is recorded is forgotten")
                .isEqualTo("0");
    }

    @Test
    void itsSenderGetsAnotherReceiptAndItsPersonIsMatched() {
        Envelope sent = rooms.settled("A-1;NO;Ghirlandina;31/02/1990;B");
        TestDatabase.client().sql("delete from work").update();

        repairs.correct(sent.code(), 2, RIGHT_DAY, OPERATOR);

        assertThat(rooms.bean(Worklist.class).waiting())
                .containsOnlyKeys(Stage.RECEIPT, Stage.MATCH_PERSON, Stage.COMPARE);
    }

    @Test
    void whoCorrectedWhichFieldsIsKeptWithoutTheirValues(CapturedOutput log) {
        Envelope sent = rooms.settled("A-1;NO;Ghirlandina;31/02/1990;C");
        repairs.correct(sent.code(), 2, RIGHT_DAY, OPERATOR);

        assertThat(rooms.bean(KeptLines.class).corrections(sent, 2))
                .singleElement()
                .satisfies(noted -> {
                    assertThat(noted.by()).isEqualTo("operator:operatrice");
                    assertThat(noted.fields()).containsExactly("NATO IL");
                });
        assertThat(log.getAll()).contains("corrected line 2 of " + sent.code() + ": REFUSED");
        assertThat(log.getAll()).doesNotContain("28/02/1990").doesNotContain("Ghirlandina");
        assertThat(RIGHT_DAY.toString()).doesNotContain("28/02/1990");
    }

    @Test
    void whatIsStillWrongStaysRefusedAndTheCorrectionStaysSealedInTheLine() {
        Envelope sent = rooms.settled("A-1;NO;Ghirlandina;31/02/1990;C");

        ReceiptLine answer =
                repairs.correct(sent.code(), 2, RIGHT_DAY, OPERATOR).orElseThrow();

        assertThat(answer.problems()).containsExactly(new Problem("PATENTI", ProblemCode.UNKNOWN_CODE, null));
        assertThat(one("select encode(content, 'escape') from envelope_line")).doesNotContain("28/02/1990");
        assertThat(repairs.correct(sent.code(), 2, correction("PATENTI", "B"), OPERATOR))
                .get()
                .extracting(ReceiptLine::verdict)
                .isEqualTo(Verdict.RECORDED);
    }

    @Test
    void whatIsStillWrongIsToldWithTheSameAdvice() {
        Envelope sent = rooms.settled("3,47E+09;NO;Ghirlandina;31/02/1990;B");
        Problem damaged = new Problem("PRATICA", ProblemCode.DAMAGED_NUMBER, Hint.of(HintCode.CELL_AS_TEXT));
        assertThat(rooms.bean(Receipts.class).lines(sent.id(), 0, 1).get(0).problems())
                .contains(damaged);

        ReceiptLine answer =
                repairs.correct(sent.code(), 2, RIGHT_DAY, OPERATOR).orElseThrow();

        assertThat(answer.problems()).containsExactly(damaged);
    }

    @Test
    void aFieldCanBeEmptied() {
        Envelope sent = rooms.settled("A-1;NO;Ghirlandina;boh;B");

        repairs.correct(sent.code(), 2, new Correction(Map.of(), Set.of("NATO IL")), OPERATOR);

        assertThat(rooms.verdicts(sent)).containsExactly("RECORDED");
    }

    @Test
    void nobodyPutsANameIntoAProtectedPersonsLine() {
        Envelope sent = rooms.settled("A-1;SI;;;C");

        ReceiptLine answer = repairs.correct(
                        sent.code(),
                        2,
                        new Correction(
                                Map.of("COGNOME", Personal.of("Ghirlandina"), "PATENTI", Personal.of("B")), Set.of()),
                        OPERATOR)
                .orElseThrow();

        assertThat(answer.problems()).containsExactly(new Problem("COGNOME", ProblemCode.IDENTITY_NOT_ALLOWED, null));
        assertThat(content(sent, 2)).doesNotContain("Ghirlandina").contains("\"protected\":true");
    }

    @Test
    void protectionThatWasAskedForIsNotLiftedByACorrection() {
        Envelope sent = rooms.settled("A-1;SI;;;C");

        repairs.correct(sent.code(), 2, correction("RISERVATEZZA", "NO"), OPERATOR);
        assertThat(content(sent, 2)).contains("\"protected\":true");
        repairs.correct(sent.code(), 2, correction("PATENTI", "B"), OPERATOR);

        assertThat(rooms.verdicts(sent)).containsExactly("RECORDED");
        assertThat(one("select is_protected from beneficiary")).isEqualTo("t");
    }

    @Test
    void anOperatorOpensALineDeliberatelyAndNeverAProtectedPersons(CapturedOutput log) {
        Envelope sent = rooms.settled("A-1;NO;Ghirlandina;31/02/1990;B", "A-2;SI;;;C");

        RefusedLine line = repairs.open(sent.code(), 2, OPERATOR).orElseThrow();

        assertThat(line.fields()).extracting(RefusedLine.Field::name).contains("COGNOME", "NATO IL");
        assertThat(line.fields().get(2).value()).isEqualTo(Personal.of("Ghirlandina"));
        assertThat(line.toString()).doesNotContain("Ghirlandina");
        assertThat(log.getAll()).contains("operator:operatrice opened line 2 of " + sent.code());
        assertThat(repairs.open(sent.code(), 3, OPERATOR)).isEmpty();
        assertThat(repairs.line(sent.code(), 3)).get().matches(RefusedLine::isProtected);
    }

    @Test
    void whatIsNotMappedIsNotStoredByACorrectionEither() {
        Envelope sent = rooms.settled("A-1;NO;Ghirlandina;31/02/1990;C");

        repairs.correct(sent.code(), 2, correction("DIAGNOSI", "riservata"), OPERATOR);

        assertThat(content(sent, 2)).doesNotContain("riservata").doesNotContain("DIAGNOSI");
    }

    @Test
    void itsNeighboursKeepTheirAnswers() {
        Envelope sent = rooms.settled("A-1;NO;Ghirlandina;31/02/1990;B", "A-2;NO;Secchia;31/02/1990;B");

        repairs.correct(sent.code(), 3, RIGHT_DAY, OPERATOR);

        assertThat(rooms.verdicts(sent)).isEqualTo(List.of("REFUSED", "RECORDED"));
    }

    @Test
    void aRecordedLineCannotBeCorrected() {
        Envelope sent = rooms.settled("A-1;NO;Ghirlandina;28/02/1990;B");

        assertThat(repairs.line(sent.code(), 2)).isEmpty();
        assertThat(repairs.correct(sent.code(), 2, RIGHT_DAY, OPERATOR)).isEmpty();
        assertThat(repairs.correct("E-0000-0000", 2, RIGHT_DAY, OPERATOR)).isEmpty();
    }

    @Test
    void anOlderLineThatIsCorrectedLateDoesNotOverwriteWhatIsNewer() {
        Envelope older = rooms.settled(RoomsUnderTest.NOW.minusSeconds(9000), "A-1;NO;Vecchio;31/02/1990;B");
        rooms.settled("A-1;NO;Nuovo;01/03/1991;B");

        assertThat(repairs.correct(older.code(), 2, RIGHT_DAY, OPERATOR))
                .get()
                .extracting(ReceiptLine::verdict)
                .isEqualTo(Verdict.UNCHANGED);
    }

    @Test
    void norDoesALineOfTheFileThatItsSenderCorrectedUnderTheSameName() {
        Personal name = Personal.of("casi_2026-11-01.csv");
        Envelope older = rooms.settled(name, RoomsUnderTest.NOW.minusSeconds(9000), "A-1;NO;Vecchio;31/02/1990;B");
        rooms.settled(name, RoomsUnderTest.NOW, "A-1;NO;Nuovo;01/03/1991;B");

        assertThat(repairs.correct(older.code(), 2, RIGHT_DAY, OPERATOR))
                .get()
                .extracting(ReceiptLine::verdict)
                .isEqualTo(Verdict.UNCHANGED);
    }

    @Test
    void norDoesALineThatStandsAboveAnotherOfTheSameFile() {
        Envelope sent = rooms.settled("A-1;NO;Sopra;31/02/1990;B", "A-1;NO;Sotto;01/03/1991;B");

        assertThat(repairs.correct(sent.code(), 2, RIGHT_DAY, OPERATOR))
                .get()
                .extracting(ReceiptLine::verdict)
                .isEqualTo(Verdict.UNCHANGED);
    }

    private static Correction correction(String field, String value) {
        return new Correction(Map.of(field, Personal.of(value)), Set.of());
    }

    private String content(Envelope envelope, int number) {
        return new String(
                rooms.bean(KeptLines.class).find(envelope, number).orElseThrow().content());
    }

    private static String one(String sql) {
        return TestDatabase.client().sql(sql).query(String.class).single();
    }
}
