package it.ponte.faults;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestPeople;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is lost or doubled is found: each of these would be a fault of the hub. */
class ReckoningTest {
    private static final Told CASE = told("UNO-1", false);
    private static final Told FAULTY = told("UNO-2", true);

    private final Reckoning reckoning = new Reckoning();

    @Test
    void aMessageWithAllItsAnswersIsInOrder() {
        reckoning.add(
                taken(CASE, FAULTY, CASE),
                2,
                List.of(recorded(2, "R-1"), refused(3), new Answer(4, "unchanged", "R-1")));
        reckoning.close(Set.of("R-1"), 1);

        assertThat(reckoning.lost()).isEmpty();
        assertThat(reckoning.doubled()).isEmpty();
    }

    @Test
    void aLineWithoutAnAnswerIsLost() {
        reckoning.add(taken(CASE, FAULTY), 2, List.of(recorded(2, "R-1")));

        assertThat(reckoning.lost()).containsExactly("uno casi.csv: not all lines were answered");
    }

    @Test
    void aGoodLineThatWasRefusedIsLost() {
        reckoning.add(taken(CASE), 2, List.of(refused(2)));

        assertThat(reckoning.lost()).containsExactly("uno casi.csv line 2: refused");
    }

    @Test
    void aReferralThatIsNotInTheDatabaseIsLost() {
        reckoning.add(taken(CASE), 2, List.of(recorded(2, "R-1")));
        reckoning.close(Set.of(), 0);

        assertThat(reckoning.lost()).containsExactly("R-1 is not in the database", "people: 1 told, 0 records");
    }

    @Test
    void aLineThatWasAnsweredTwiceIsDoubled() {
        reckoning.add(taken(CASE), 2, List.of(recorded(2, "R-1"), new Answer(2, "unchanged", "R-1")));

        assertThat(reckoning.doubled()).containsExactly("uno casi.csv: a line was answered twice");
    }

    @Test
    void aCaseThatWasMadeTwiceIsDoubled() {
        reckoning.add(taken(CASE, CASE), 2, List.of(recorded(2, "R-1"), recorded(3, "R-2")));
        reckoning.close(Set.of("R-1", "R-2"), 2);

        assertThat(reckoning.doubled())
                .contains("UNO-1: made 2 times", "people: 1 told, 2 records")
                .hasSize(3);
    }

    @Test
    void aReferralThatNobodySentIsDoubled() {
        reckoning.add(taken(CASE), 2, List.of(recorded(2, "R-1")));
        reckoning.close(Set.of("R-1", "R-9"), 1);

        assertThat(reckoning.doubled()).containsExactly("R-9 was answered to nobody");
    }

    private static Message taken(Told... lines) {
        Message message = new Message("uno", "casi.csv", List.of(lines));
        message.isTaken();
        return message;
    }

    private static Told told(String number, boolean isFaulty) {
        return new Told(number, TestPeople.next(), "MAGAZZINO", isFaulty);
    }

    private static Answer recorded(int line, String code) {
        return new Answer(line, "recorded", code);
    }

    private static Answer refused(int line) {
        return new Answer(line, "refused", "");
    }
}
