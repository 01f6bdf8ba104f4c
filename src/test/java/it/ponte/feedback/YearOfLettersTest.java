package it.ponte.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.placement.Invented;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A whole year, day by day: every referral gets its answer in time or somebody is alarmed, and nobody is drowned. */
@Tag("P6")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class YearOfLettersTest {
    private YearOfLetters year;

    /** A part of those of 2023, in their proportions; all of them are played by {@link YearOfLettersBenchmark}. */
    int people() {
        return InventedYear.ENROLLED / 16;
    }

    @BeforeAll
    void play() throws Exception {
        year = new YearOfLetters(people());
        year.play();
    }

    @AfterAll
    void close() throws Exception {
        year.close();
    }

    @Test
    void everybodyIsAnsweredWithinThePromiseOrSomebodyIsAlarmed() {
        List<String> late = TestDatabase.client()
                .sql(
                        """
                        select r.code from promise p join referral r on r.id = p.referral
                        where p.ended_at is null and p.due_on < '2023-12-31'
                          and (p.answered_at at time zone 'Europe/Rome')::date <= p.due_on is not true
                        """)
                .query(String.class)
                .list();

        assertThat(year.alarmed()).containsAll(late);
        assertThat(late).as("whose service has no address").isNotEmpty();
        assertThat(
                        count(
                                "select count(*) from referral r where not exists (select from promise p where p.referral = r.id)"))
                .isZero();
        assertThat(year.share().due()).isGreaterThan(count("select count(*) from referral") / 2);
        assertThat(year.share().percent()).isGreaterThanOrEqualTo(95);
    }

    @Test
    void noLetterLeavesTwice() throws Exception {
        List<MimeMessage> taken = year.taken();

        assertThat(taken.stream().map(YearOfLettersTest::messageId)).doesNotHaveDuplicates();
        assertThat(taken)
                .hasSize((int) count("select count(*) from letter where told_at is not null"))
                .hasSizeGreaterThan(100);
    }

    @Test
    void everyOutcomeStandsInExactlyOneLetterOrWaitsForOne() {
        assertThat(count("select count(*) from known_outcome"))
                .isEqualTo(count("select count(*) from letter_told where outcome is not null"));
        assertThat(count("select count(*) from known_outcome k join outcome o on o.id = k.outcome"
                        + " join letter_told t on t.outcome = k.outcome and t.referral = k.referral"
                        + " where t.letter is null and t.due_at < '2023-12-31'"))
                .isZero();
    }

    @Test
    void halfOfTheReferralsHaveFourLettersAtMost() {
        LetterFigures.Written written = year.figures();
        System.out.printf(
                "%d letters about %d referrals: median %d, highest %d; %d of %d answers in time%n",
                written.letters(),
                written.referrals(),
                written.median(),
                written.highest(),
                year.share().kept(),
                year.share().due());

        assertThat(written.median()).isBetween(1L, 4L);
        assertThat(written.highest()).isLessThanOrEqualTo(16);
    }

    @Test
    void nobodyHasTwoDigestsOnOneDay() {
        assertThat(count("select coalesce(max(digests), 0) from (select count(*) as digests from letter where is_digest"
                        + " group by caseworker, partner, (composed_at at time zone 'Europe/Rome')::date) a_day"))
                .isEqualTo(1);
    }

    @Test
    void noByteOfAnyLetterTellsWhoSomebodyIs() throws Exception {
        for (MimeMessage letter : year.taken()) {
            assertThat(Desk.read(letter)).doesNotContainIgnoringCase(Invented.CANARY);
        }
    }

    @Test
    void ofProtectedPeopleEachLetterIsTheSameButForItsNumberAndLinkAndStandsAlone() {
        List<String> codes = TestDatabase.client()
                .sql("select code from referral where partner = 'cav-le-querce'")
                .query(String.class)
                .list();
        List<String> texts = year.textsTo("referente@cav-le-querce.example");

        assertThat(codes).hasSizeGreaterThan(2);
        assertThat(texts).hasSizeGreaterThan(codes.size());
        Stream<String> alike = texts.stream().map(YearOfLettersTest::withoutNumberAndLink);
        assertThat(alike.distinct()).hasSize(1);
    }

    private static String withoutNumberAndLink(String text) {
        return text.replaceAll("2023/\\d+", "N").replaceAll("/r/[0-9a-f]{32}", "L");
    }

    private static String messageId(MimeMessage letter) {
        try {
            return letter.getMessageID();
        } catch (jakarta.mail.MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static long count(String sql) {
        return TestDatabase.client().sql(sql).query(Long.class).single();
    }
}
