package it.ponte.faults;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.faults.LetterRecord.Standing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is lost, told twice or told in other words is found: each of these would be a fault of the hub. */
class LetterReckoningTest {
    private static final ToldOutcome INTERVIEW = new ToldOutcome("O-1", "R-1", "INTERVIEWED", "CPI-1");
    private static final ToldOutcome COURSE = new ToldOutcome("O-2", "R-1", "IN_COURSE", "CPI-1");
    private static final ToldOutcome OTHER = new ToldOutcome("O-3", "R-2", "INTERVIEWED", "CPI-2");

    private final LetterReckoning reckoning =
            new LetterReckoning(kind -> "Sentence of " + kind.toLowerCase(Locale.ROOT));

    @Test
    void whatWasToldInOneLetterEachIsInOrder() {
        reckoning.compare(
                List.of(INTERVIEW, COURSE, OTHER),
                List.of(in("a", INTERVIEW), in("b", COURSE), in("c", OTHER)),
                List.of(List.of(letter("a", INTERVIEW), letter("b", COURSE)), List.of(letter("c", OTHER))));

        assertThat(reckoning.lost()).isEmpty();
        assertThat(reckoning.doubled()).isEmpty();
        assertThat(reckoning.letters()).isEqualTo(3);
        assertThat(reckoning.repeated()).isZero();
    }

    @Test
    void severalOutcomesMayStandInOneLetterAndSeveralCasesInADigest() {
        reckoning.compare(
                List.of(INTERVIEW, COURSE, OTHER),
                List.of(in("a", INTERVIEW), in("a", COURSE), in("a", OTHER)),
                List.of(List.of(digest("a", COURSE, OTHER))));

        assertThat(reckoning.lost()).isEmpty();
        assertThat(reckoning.doubled()).isEmpty();
        assertThat(reckoning.digests()).isEqualTo(1);
    }

    @Test
    void aRepetitionUnderTheSameMessageIdInALaterLifeIsCounted() {
        reckoning.compare(
                List.of(INTERVIEW),
                List.of(in("a", INTERVIEW)),
                List.of(
                        List.of(letter("a", INTERVIEW)),
                        List.of(letter("a", INTERVIEW)),
                        List.of(letter("a", INTERVIEW))));

        assertThat(reckoning.doubled()).isEmpty();
        assertThat(reckoning.letters()).isEqualTo(1);
        assertThat(reckoning.repeated()).isEqualTo(2);
    }

    @Test
    void anOutcomeInNoLetterIsLost() {
        reckoning.compare(List.of(INTERVIEW, OTHER), List.of(new Standing("O-3", "R-2", null)), List.of());

        assertThat(reckoning.lost())
                .containsExactly("O-1 to R-1 was told in no letter", "O-3 to R-2 was told in no letter");
    }

    @Test
    void aLetterThatDidNotArriveIsLost() {
        reckoning.compare(List.of(INTERVIEW), List.of(in("a", INTERVIEW)), List.of());

        assertThat(reckoning.lost()).containsExactly("O-1 to R-1: its letter did not arrive");
    }

    @Test
    void aCaseThatIsMissingInItsDigestIsLost() {
        reckoning.compare(
                List.of(INTERVIEW, OTHER),
                List.of(in("a", INTERVIEW), in("a", OTHER)),
                List.of(List.of(letter("a", INTERVIEW))));

        assertThat(reckoning.lost()).containsExactly("O-3 to R-2: its letter does not speak of CPI-2");
    }

    @Test
    void theSameOutcomeUnderTwoMessageIdsIsDoubled() {
        reckoning.compare(
                List.of(INTERVIEW),
                List.of(in("a", INTERVIEW), in("b", INTERVIEW)),
                List.of(List.of(letter("a", INTERVIEW), letter("b", INTERVIEW))));

        assertThat(reckoning.doubled())
                .contains("O-1 to R-1 stands in 2 letters", "letter b has the content of another")
                .contains("letter b says of CPI-1 what another said");
    }

    @Test
    void aLetterOfWhichTheDatabaseDoesNotKnowIsDoubled() {
        reckoning.compare(
                List.of(INTERVIEW),
                List.of(in("a", INTERVIEW)),
                List.of(List.of(letter("a", INTERVIEW), digest("b", INTERVIEW, OTHER))));

        assertThat(reckoning.doubled())
                .contains("letter b says of CPI-1 what another said")
                .contains("letter b says of CPI-2 what does not stand in it");
    }

    @Test
    void aRepetitionInOtherWordsIsDoubled() {
        reckoning.compare(
                List.of(INTERVIEW, COURSE),
                List.of(in("a", INTERVIEW), in("a", COURSE)),
                List.of(List.of(letter("a", INTERVIEW)), List.of(letter("a", COURSE))));

        assertThat(reckoning.doubled()).containsExactly("letter a came again in other words");
    }

    @Test
    void aRepetitionThatNoKillExplainsIsDoubled() {
        reckoning.compare(List.of(INTERVIEW), List.of(in("a", INTERVIEW)), List.of(twice(letter("a", INTERVIEW))));

        assertThat(reckoning.doubled()).containsExactly("letter a came twice in one life");
    }

    @Test
    void moreLettersOfOneLifeThatComeAgainThanWereUnderWayAreDoubled() {
        List<ToldOutcome> told = Stream.of("1", "2", "3", "4")
                .map(one -> new ToldOutcome("O-" + one, "R-" + one, "INTERVIEWED", "CPI-" + one))
                .toList();
        List<Standing> standings =
                told.stream().map(one -> in(one.caseNumber(), one)).toList();
        List<CapturedLetter> life =
                told.stream().map(one -> letter(one.caseNumber(), one)).toList();

        reckoning.compare(told, standings, List.of(life, life));

        assertThat(reckoning.doubled()).containsExactly("4 letters of one life came again");
    }

    @Test
    void anOutcomeThatNobodyToldIsDoubled() {
        reckoning.compare(List.of(), List.of(in("a", INTERVIEW)), List.of());

        assertThat(reckoning.doubled()).containsExactly("O-1 to R-1 is told, and nobody told it");
    }

    private static List<CapturedLetter> twice(CapturedLetter letter) {
        return List.of(letter, letter);
    }

    private static Standing in(String letter, ToldOutcome told) {
        return new Standing(told.outcome(), told.referral(), letter);
    }

    private static CapturedLetter letter(String messageId, ToldOutcome told) {
        return captured(
                messageId,
                "le scriviamo per la segnalazione " + told.caseNumber() + ".\r\n\r\n" + sentence(told) + "\r\n");
    }

    private static CapturedLetter digest(String messageId, ToldOutcome... told) {
        StringBuilder lines = new StringBuilder();
        for (ToldOutcome one : told) {
            lines.append("- ")
                    .append(one.caseNumber())
                    .append(": ")
                    .append(sentence(one))
                    .append("\r\n");
        }
        return captured(messageId, lines.toString());
    }

    private static String sentence(ToldOutcome told) {
        return "Sentence of " + told.kind().toLowerCase(Locale.ROOT);
    }

    /** The dates of all are different. */
    private static CapturedLetter captured(String messageId, String text) {
        return CapturedLetter.of(
                """
                Date: %d
                Message-ID: <%s@ponte.example>
                MIME-Version: 1.0
                Content-Type: multipart/alternative; boundary=x

                --x
                Content-Type: text/plain; charset=UTF-8

                %s
                --x--
                """
                        .formatted(System.nanoTime(), messageId, text)
                        .getBytes(StandardCharsets.US_ASCII));
    }
}
