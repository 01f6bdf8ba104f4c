package it.ponte.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Personal;
import it.ponte.beneficiary.Beneficiaries;
import it.ponte.intake.Envelope;
import it.ponte.intake.KeptLines;
import it.ponte.reading.Problem;
import it.ponte.reading.ProblemCode;
import it.ponte.vocabulary.Licence;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept and shown of lines about a person who only the record knows to be protected. */
class LateShieldTest {
    private static final OperatorCaller OPERATOR = new OperatorCaller("operatrice");

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
    void aNameThatIsSentOfAProtectedPersonIsRefusedAndNotKept() {
        rooms.settled("A-1;SI;;;B");

        Envelope named = rooms.settled("A-1;NO;Ghirlandina;28/02/1990;B");

        assertThat(answers(named))
                .containsExactly(ReceiptLine.refused(2, List.of(notAllowed("COGNOME"), notAllowed("NATO IL"))));
        assertThat(kept(named, 2))
                .contains("\"protected\":true", "A-1")
                .doesNotContain("Ghirlandina")
                .doesNotContain("28/02/1990");
        assertThat(repairs.open(named.code(), 2, OPERATOR)).isEmpty();
    }

    @Test
    void itIsNotKeptEitherWhereTheLineIsRefusedForSomethingElse() {
        rooms.settled("A-1;SI;;;B");

        Envelope named = rooms.settled("A-1;NO;Ghirlandina;31/02/1990;C");

        assertThat(kept(named, 2)).doesNotContain("Ghirlandina").doesNotContain("31/02/1990");
        assertThat(answers(named).get(0).problems())
                .contains(notAllowed("COGNOME"), new Problem("PATENTI", ProblemCode.UNKNOWN_CODE, null));
    }

    @Test
    void aLaterLineOfTheSameFileIsHeardToo() {
        Envelope sent = rooms.settled("A-1;NO;Ghirlandina;31/02/1990;B", "A-1;SI;;;B");

        assertThat(rooms.verdicts(sent)).containsExactly("REFUSED", "RECORDED");
        assertThat(kept(sent, 2)).doesNotContain("Ghirlandina");
    }

    @Test
    void whatTellsNothingOfWhoSheIsCountsAsIfItHadAskedForProtection() {
        rooms.settled("A-1;SI;;;");

        Envelope nameless = rooms.settled("A-1;NO;;;B");

        assertThat(rooms.verdicts(nameless)).containsExactly("UPDATED");
        long her = Long.parseLong(one("select id::text from beneficiary where is_protected"));
        assertThat(rooms.bean(Beneficiaries.class)
                        .candidates(List.of(her))
                        .get(0)
                        .profile()
                        .licences())
                .containsExactly(Licence.B);
    }

    @Test
    void aLineThatWasKeptBeforeSheCameUnderProtectionIsShownToNobodyAndKeepsNoNameWhenItIsReadAgain() {
        Envelope before = rooms.settled("A-1;NO;Ghirlandina;31/02/1990;B");
        rooms.settled("A-1;SI;;;B");

        assertThat(repairs.line(before.code(), 2)).get().matches(RefusedLine::isProtected);
        assertThat(repairs.open(before.code(), 2, OPERATOR)).isEmpty();
        repairs.correct(
                before.code(), 2, new Correction(Map.of("NATO IL", Personal.of("28/02/1990")), Set.of()), OPERATOR);

        assertThat(rooms.verdicts(before)).containsExactly("REFUSED");
        assertThat(kept(before, 2)).doesNotContain("Ghirlandina").doesNotContain("28/02/1990");
    }

    @Test
    void theLinesOfOtherCasesAreKeptAsTheyCame() {
        rooms.settled("A-1;SI;;;B");

        Envelope other = rooms.settled("A-2;NO;Ghirlandina;31/02/1990;B");

        assertThat(kept(other, 2)).contains("Ghirlandina", "31/02/1990", "\"protected\":false");
        assertThat(repairs.open(other.code(), 2, OPERATOR)).isPresent();
    }

    private static Problem notAllowed(String field) {
        return new Problem(field, ProblemCode.IDENTITY_NOT_ALLOWED, null);
    }

    private List<ReceiptLine> answers(Envelope envelope) {
        return rooms.bean(Receipts.class).lines(envelope.id(), 0, 10);
    }

    /** What stands in {@code envelope_line}, opened. */
    private String kept(Envelope envelope, int line) {
        byte[] content =
                rooms.bean(KeptLines.class).find(envelope, line).orElseThrow().content();
        return new String(content, StandardCharsets.UTF_8);
    }

    private static String one(String sql) {
        return TestDatabase.client().sql(sql).query(String.class).single();
    }
}
